import type { DigestFacts, Past, SetDay } from '../../facts/digest/digest-facts';
import { scaleSetOf } from '../status/scale-sets';
import { itemsOf } from '../status/seen';
import { type Change, minutesPerDay } from './changes';

/** What made a day other than quiet; in the order in which they are told. */
export type Finding =
  | { id: 'scrape-gaps'; minutes: number; gaps: Gap[] }
  | { id: 'at-maximum'; minutes: number; before: number | null; sets: { name: string; minutes: number }[] }
  | { id: 'runners-failed'; runners: number; before: number | null }
  | { id: 'reconcile-errors'; errors: number; before: number | null; worstHour: { endsAtSeconds: number; errors: number } | null }
  | { id: 'queue-wait'; seconds: number; before: number | null };

/** Unix seconds: the first minute that was not up, and the first that was again. */
export interface Gap {
  fromSeconds: number;
  toSeconds: number;
}

/** A rollout leaves a minute or two without metrics. */
const fewMinutes = 3;
/** A few errors an hour are conflicts between writers, which end by themselves. */
const fewErrors = 10;
const longWaitSeconds = 300;

export function findingsOf(facts: DigestFacts, changes: readonly Change[]): Finding[] {
  if (!facts.past.known) return [];
  const past = facts.past.value;
  const of = (id: Change['id']) => changes.find((change) => change.id === id) ?? { now: null, before: null };
  const findings: Finding[] = [];

  const ratio = of('scrape-up-ratio').now;
  const counted = past.counted.now.known ? (past.counted.now.value ?? minutesPerDay) : minutesPerDay;
  const down = ratio === null ? 0 : Math.round((1 - ratio) * counted);
  if (down >= fewMinutes) findings.push({ id: 'scrape-gaps', minutes: down, gaps: past.up.known ? gapsIn(past.up.value) : [] });

  const full = of('minutes-at-maximum');
  if ((full.now ?? 0) >= fewMinutes)
    findings.push({ id: 'at-maximum', minutes: full.now!, before: full.before, sets: fullSets(past, facts) });

  const failed = of('runners-failed');
  if ((failed.now ?? 0) > (failed.before ?? 0)) findings.push({ id: 'runners-failed', runners: failed.now!, before: failed.before });

  const errors = of('reconcile-errors');
  if ((errors.now ?? 0) >= fewErrors && (errors.before === null || errors.now! >= Math.max(errors.before * 1.5, errors.before + fewErrors)))
    findings.push({ id: 'reconcile-errors', errors: errors.now!, before: errors.before, worstHour: worstHour(past) });

  const wait = of('queue-wait');
  if ((wait.now ?? 0) >= longWaitSeconds && (wait.before === null || wait.now! >= wait.before * 1.5))
    findings.push({ id: 'queue-wait', seconds: wait.now!, before: wait.before });
  return findings;
}

/** Stretches of minutes in which a target was down; a minute that nobody recorded is none. */
export function gapsIn(points: readonly (readonly [number, number | null])[]): Gap[] {
  const gaps: Gap[] = [];
  for (const [index, [at, value]] of points.entries()) {
    if (value !== 0) continue;
    const last = gaps.at(-1);
    if (last !== undefined && index > 0 && points[index - 1]![1] === 0) last.toSeconds = at + 60;
    else gaps.push({ fromSeconds: at, toSeconds: at + 60 });
  }
  return gaps;
}

function fullSets({ sets }: Past, facts: DigestFacts): { name: string; minutes: number }[] {
  if (!sets.known) return [];
  return sets.value
    .filter(({ minutesAtMaximum }) => minutesAtMaximum >= 1)
    .sort((a, b) => b.minutesAtMaximum - a.minutesAtMaximum)
    .map((set) => ({ name: setNameOf(set, facts), minutes: set.minutesAtMaximum }));
}

/** What people call it: gauges name an autoscaler, and a scale set by the EphemeralRunnerSet that it has at the time. */
export function setNameOf({ namespace, name, generation }: SetDay, { status }: DigestFacts): string {
  if (generation === 'scale-set') {
    const set = scaleSetOf({ namespace, name }, status);
    return `${set.namespace}/${set.name || name}`;
  }
  const autoscaler = itemsOf(status.horizontalRunnerAutoscalers).find(
    ({ metadata }) => metadata.namespace === namespace && metadata.name === name,
  );
  return `${namespace}/${autoscaler?.spec.scaleTargetRef?.name ?? name}`;
}

/** The hour with the most errors, where it stands out. */
function worstHour({ errors }: Past): { endsAtSeconds: number; errors: number } | null {
  if (!errors.known) return null;
  let worst: { endsAtSeconds: number; errors: number } | null = null;
  let sum = 0;
  for (const [endsAtSeconds, count] of errors.value) {
    sum += count ?? 0;
    if (count !== null && count > (worst?.errors ?? 0)) worst = { endsAtSeconds, errors: count };
  }
  return worst !== null && worst.errors >= sum / 4 ? worst : null;
}
