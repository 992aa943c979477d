import { newsSince, newsWords } from './digest-news';
import type { DigestOutcome } from './digest-outcome';
import { digestSummary, isQuiet } from './digest-summary';
import { changeLabel, inUnit } from './digest-words';
import type { NumbersSection, Problem, Report, Section, Verdict } from './report';
import { statusData } from './status-data';
import type { StatusProblem } from './status-outcome';

export interface DigestAbout {
  cluster: string;
  madeAt: string;
  /** IANA name of the zone whose clock times are told in. */
  zone?: string | undefined;
  /** Names of the problems that the digest before told of; undefined: it is not known. */
  before?: readonly string[] | undefined;
}

/** A digest of one cluster: one line on a quiet day; else the figures beside the day before, what is broken, and ways to see more. */
export function digestReport(outcome: DigestOutcome, { cluster, madeAt, zone = 'UTC', before }: DigestAbout): Report {
  const news = newsSince(before, cluster, outcome.status);
  const quiet = isQuiet(outcome);
  const sections: Section[] = [
    ...(quiet || outcome.blind !== undefined ? [] : [numbersOf(outcome)]),
    ...(quiet ? [] : [{ kind: 'problems' as const, problems: outcome.status.problems.map(withoutEvidence) }]),
    ...[...newsWords(news), ...outcome.notes].map((text) => ({ kind: 'note' as const, text })),
    { kind: 'actions', actions: actionsFor(cluster) },
  ];
  return {
    command: 'digest',
    cluster,
    title: 'Since yesterday',
    verdict: verdictOf(outcome),
    summary: digestSummary(outcome, zone),
    sections,
    data: { ...digestData(outcome), ...(news === undefined ? {} : { news }) },
    madeAt,
  };
}

/** Log lines are for who looks closer: status has them, a button away. */
const withoutEvidence = ({ set: _, evidence: __, ...problem }: StatusProblem): Problem => problem;

/** Healthy needs both: that nothing is broken now, and that the day could be looked at. */
function verdictOf({ status, blind }: DigestOutcome): Verdict {
  return status.verdict === 'healthy' && blind !== undefined ? 'undecided' : status.verdict;
}

export function digestData(outcome: DigestOutcome): Record<string, unknown> {
  const { window, changes, notes, recorded, sets, status } = outcome;
  const { problems } = statusData(status);
  return { window, recorded, changes, problems, sets, notes };
}

function numbersOf({ changes, status }: DigestOutcome): NumbersSection {
  const maximum = status.total.max.value;
  return {
    kind: 'numbers',
    items: changes
      .filter(({ id, now }) => now !== null || !scaleSetsAlone.has(id))
      .map((change) => ({
        label: changeLabel(change),
        value: `${inUnit(change.now, change)}${change.id === 'busy-peak' && change.now !== null && maximum !== null ? ` of ${maximum}` : ''}`,
        note:
          change.now === null
            ? (change.why ?? 'not known')
            : change.before === null
              ? 'not compared'
              : `${inUnit(change.before, change)} the day before`,
      })),
  };
}

/** Not worth a line where it is not known: the older generation never tells it. */
const scaleSetsAlone = new Set(['waiting-peak', 'queue-wait', 'runners-failed']);

const actionsFor = (cluster: string) => [
  { id: 'trend', label: 'Charts', words: `trend ${cluster}` },
  { id: 'status', label: 'Runner sets', words: `status ${cluster}` },
  { id: 'check-scrape', label: 'Checks', words: `check-scrape ${cluster}` },
];
