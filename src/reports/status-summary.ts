import { firstSentence } from './first-sentence';
import type { Figure, SetOutcome, StatusOutcome } from './status-outcome';

/** One sentence: how busy it is, and what is wrong or that nothing waits. */
export function statusSummary(outcome: StatusOutcome): string {
  const { verdict, problems, lacking } = outcome;
  const failures = problems.filter(({ severity }) => severity === 'fail');
  const [first] = failures;
  const others = failures.filter((problem) => problem !== first && (first?.subject === undefined || problem.subject !== first.subject));
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  if (outcome.sets.length === 0) {
    if (first !== undefined) return `${first.title}${more}.`;
    return verdict === 'undecided'
      ? `What runners there are is not known: ${oneSentence(lacking[0] ?? problems[0]?.saw ?? 'it could not be looked at')}`
      : 'ARC runs, and there is no set of runners.';
  }
  const busy = busyWords(outcome);
  if (first !== undefined) return `${busy}; ${lowered(first.title)}${more}.`;
  if (verdict === 'undecided') return `${busy}; whether that is all right is not known: ${oneSentence(reasonOf(outcome))}`;
  const warnings = problems.filter(({ severity }) => severity === 'warn');
  const waiting = waitingJobs(outcome.sets);
  const queue =
    waiting.value === 0
      ? outcome.sets.every(seesItsQueue)
        ? 'nothing waits'
        : 'no job waits for a scale set'
      : waiting.value === null
        ? ''
        : `${waiting.value} ${waiting.value === 1 ? 'job waits' : 'jobs wait'} for runners that are starting`;
  const told = warnings.length === 0 ? '' : `${warnings.length === 1 ? 'one thing is' : `${warnings.length} things are`} worth knowing`;
  return `${[busy, queue, told].filter((part) => part !== '').join('; ')}.`;
}

/** Why the verdict cannot be given: what is behind most of what is not known, first. */
function reasonOf({ problems, lacking }: StatusOutcome): string {
  const telling = ['prometheus-unreachable', 'metrics-missing', 'leader-missing'].map((id) =>
    problems.find((problem) => problem.id === id),
  );
  return (
    (telling.find((problem) => problem !== undefined) ?? problems.find(({ severity }) => severity === 'unknown'))?.title ?? lacking[0] ?? ''
  );
}

function busyWords({ total }: StatusOutcome): string {
  const { registered, busy, desired, max } = total;
  const most = max.value === null ? '' : ` (max ${max.value})`;
  if (busy.value !== null && registered.value !== null)
    return `${busy.value} of ${registered.value} ${registered.value === 1 ? 'runner is' : 'runners are'} busy${most}`;
  const wanted = desired.value === null ? 'How many runners are wanted' : `${desired.value} runners are wanted${most}, and how many are`;
  return desired.value === null ? `${wanted}, registered and busy is not known` : `${wanted} registered and busy is not known`;
}

/** Of all scale sets; the other generation does not count them. */
export function waitingJobs(sets: readonly SetOutcome[]): Pick<Figure, 'value' | 'why'> {
  const figures = sets.filter(({ generation }) => generation === 'scale-set').map((set) => set.waitingJobs);
  const gap = figures.find(({ value }) => value === null);
  if (gap !== undefined) return { value: null, why: gap.why ?? 'not known' };
  return figures.length === 0 ? { value: null } : { value: figures.reduce((sum, { value }) => sum + value!, 0) };
}

/** Jobs of the older generation are not counted: while a runner is idle, none waits. */
const seesItsQueue = ({ generation, registered, busy }: SetOutcome): boolean =>
  generation === 'scale-set' || (registered.value !== null && busy.value !== null && busy.value < registered.value);

const oneSentence = (words: string): string => `${lowered(firstSentence(words)).replace(/\.$/, '')}.`;

/** Names keep their capitals. */
const lowered = (words: string): string =>
  /^(GitHub|ARC|Prometheus|API|[A-Z]\S*[A-Z])/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
