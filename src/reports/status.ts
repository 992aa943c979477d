import { errorWindow } from '../checks/status/error-window';
import { firstSentence } from './first-sentence';
import type { NumbersSection, Problem, Report, Section, TableSection } from './report';
import { statusData } from './status-data';
import type { Figure, SetOutcome, Source, StatusOutcome, StatusProblem } from './status-outcome';
import { statusSummary, waitingJobs } from './status-summary';

/** The report of status: figures, what is wrong, and every set beside the others, both generations in one table. */
export function statusReport(outcome: StatusOutcome, about: { cluster: string; madeAt: string; scope?: string | undefined }): Report {
  const { cluster, madeAt, scope } = about;
  const sections: Section[] = [
    numbersOf(outcome),
    { kind: 'problems', problems: toldOnce(outcome.problems) },
    ...(outcome.sets.length === 0 ? [] : [tableOf(outcome.sets)]),
    ...(outcome.reconcileErrors.some(({ total }) => total !== null && total > 0) ? [errorsOf(outcome)] : []),
    ...[agesOf(outcome), ...outcome.notes].filter((text) => text !== '').map((text) => ({ kind: 'note' as const, text })),
    { kind: 'checks', subject: '', verdict: outcome.verdict, checks: outcome.checks },
  ];
  return {
    command: 'status',
    cluster,
    title: scope === undefined ? 'Runners' : `Runners of ${scope}`,
    verdict: outcome.verdict,
    summary: statusSummary(outcome),
    sections,
    data: statusData(outcome),
    madeAt,
  };
}

/** One change may mend several problems; it is printed with the first of them. */
function toldOnce(problems: readonly StatusProblem[]): Problem[] {
  const told = new Set<string>();
  return problems.map(({ set: _, generation: __, ...problem }) => {
    const commands = problem.fix?.commands.join('\n') ?? '';
    if (commands === '') return problem;
    if (told.has(commands)) return { ...problem, fix: { explain: 'The change above mends this, too.', commands: [] } };
    told.add(commands);
    return problem;
  });
}

const text = ({ value }: Figure): string => (value === null ? 'unknown' : String(value));

function numbersOf(outcome: StatusOutcome): NumbersSection {
  const { registered, busy, desired, min, max } = outcome.total;
  const known = busy.value !== null && max.value !== null && max.value > 0;
  const note = (figure: Figure) => (figure.value === null && figure.why !== undefined ? { note: firstSentence(figure.why) } : {});
  const waiting = waitingJobs(outcome.sets);
  const errors = outcome.reconcileErrors.map(({ total }) => total);
  const sum =
    errors.some((total) => total === null) || (errors.length === 0 && outcome.prometheus.length === 0)
      ? null
      : errors.reduce<number>((all, total) => all + total!, 0);
  return {
    kind: 'numbers',
    items: [
      { label: 'registered', value: text(registered), ...note(registered) },
      { label: 'busy', value: text(busy), ...note(busy) },
      { label: 'desired', value: text(desired), ...note(desired) },
      { label: 'limits', value: `${text(min)} to ${max.byDesign ? 'no maximum' : text(max)}`, ...note(max) },
      { label: 'saturation', value: known ? `${Math.round((100 * busy.value!) / max.value!)} %` : 'unknown', note: 'busy of the maximum' },
      ...(outcome.sets.some(({ generation }) => generation === 'scale-set')
        ? [
            {
              label: 'waiting jobs',
              value: waiting.value === null ? 'unknown' : String(waiting.value),
              note: waiting.value === null ? (waiting.why ?? '') : 'of scale sets',
            },
          ]
        : []),
      { label: 'reconcile errors', value: sum === null ? 'unknown' : String(sum), note: `in ${errorWindow(outcome.reconcileErrors)}` },
    ],
  };
}

function tableOf(sets: readonly SetOutcome[]): TableSection {
  const cell = (figure: Figure): string => (figure.value === null ? (figure.byDesign ? '-' : 'unknown') : String(figure.value));
  return {
    kind: 'table',
    title: 'Sets of runners',
    columns: [
      { title: 'Set' },
      { title: 'Kind' },
      ...['Desired', 'Current', 'Available', 'Registered', 'Busy', 'Max', 'Waiting'].map((title) => ({ title, align: 'right' as const })),
      { title: 'Problems' },
    ],
    rows: sets.map((set) => [
      `${set.namespace}/${set.name}`,
      set.kind,
      ...[set.desired, set.current, set.available, set.registered, set.busy].map(cell),
      set.unlimited ? 'none' : cell(set.max),
      cell(set.waitingJobs),
      set.problems.join(', ') || '-',
    ]),
  };
}

function errorsOf({ reconcileErrors }: StatusOutcome): TableSection {
  return {
    kind: 'table',
    title: `Reconcile errors in ${errorWindow(reconcileErrors)}`,
    columns: [{ title: 'Controller' }, { title: 'Errors', align: 'right' }, { title: 'Per minute', align: 'right' }],
    rows: reconcileErrors
      .filter(({ total }) => total !== null && total > 0)
      .map(({ controller, total, perMinute }) => [
        controller,
        total === null ? 'unknown' : String(total),
        perMinute === null ? 'unknown' : String(perMinute),
      ]),
  };
}

/** Where the numbers are from and how old they are, in one line; what is absent by design is not worth a line each. */
function agesOf({ sources, prometheus, sets }: StatusOutcome): string {
  if (sets.length === 0) return '';
  const ages = sources.flatMap(({ state, ageSeconds }) => (state === 'fresh' && ageSeconds !== null ? [ageSeconds] : []));
  const figures = sets.flatMap(({ registered, busy }) => [registered, busy]);
  const counted = figures.some(({ from }) => from === 'kubernetes')
    ? ' Where no sample is at hand, running EphemeralRunners were counted instead.'
    : '';
  const objects = 'Desired, current, available and limits are what the objects say now.';
  if (prometheus.length === 0 || ages.length === 0) return `${objects}${counted}`;
  const absent = sources.filter(({ state, byDesign }) => state === 'absent' && byDesign).length;
  const rightly = absent === 0 ? '' : ` ${absent} metrics are absent by design.`;
  return `${objects} Registered, busy and waiting are from ${prometheus.join(' and ')}, scraped at most ${Math.max(...ages)} s ago.${missedBy(sources)}${counted}${rightly}`;
}

/** A target that is gone from the configuration may look up for minutes yet: its samples only stop coming. */
function missedBy(sources: readonly Source[]): string {
  const intervals = sources.flatMap(({ state, ageSeconds, intervalSeconds }) =>
    state === 'fresh' && ageSeconds !== null && intervalSeconds && ageSeconds > 2 * intervalSeconds + 2 ? [intervalSeconds] : [],
  );
  return intervals.length === 0
    ? ''
    : ` They came each ${Math.min(...intervals)} s before, so the last ones are missing: "check-scrape" tells why.`;
}
