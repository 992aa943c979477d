import type { Unknown } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Figure } from '../../reports/status-outcome';
import { isSwitchedOff } from './generations';
import { type RunnerSet, setName } from './runner-set';
import type { Situation } from './situation';

const decisive = ['registered', 'busy', 'waitingJobs'] as const;
const words: Record<(typeof decisive)[number], string> = {
  registered: 'registered runners',
  busy: 'busy runners',
  waitingJobs: 'waiting jobs',
};

/** What the verdict needs and could not be looked at, in few words each; [] where it can be given. */
export function lackingFor(
  facts: StatusFacts,
  { generations, numbers }: Situation,
  sets: readonly RunnerSet[],
  blind: readonly Unknown[],
): string[] {
  const seen = confined(facts);
  const unlisted = [facts.runnerDeployments, facts.runnerSets, facts.autoscalingRunnerSets].flatMap((fact) =>
    fact.known ? [] : [fact.detail],
  );
  const elsewhere =
    seen === undefined || numbers.known ? [] : [`Sets in other namespaces than ${seen.join(', ')} could not be looked for.`];
  const installed = generations.known ? generations.value : [];
  const gaps = sets.flatMap((set) =>
    decisive.flatMap((what) => {
      const figure: Figure = set[what];
      return figure.value !== null || figure.byDesign || isSwitchedOff(installed, set.generation)
        ? []
        : [`${words[what]} of ${setName(set)}: ${figure.why ?? 'not known'}`];
    }),
  );
  return [...new Set([...blind.map(({ detail }) => detail), ...unlisted, ...elsewhere, ...gaps])];
}

/** The namespaces to which a list was confined by missing rights, not by the configuration; undefined: it was not. */
function confined(facts: StatusFacts): string[] | undefined {
  if (facts.namespaces !== null) return undefined;
  const partial = [facts.runnerDeployments, facts.autoscalingRunnerSets].find((fact) => fact.known && fact.value.scope !== 'all');
  return partial?.known && partial.value.scope !== 'all' ? partial.value.scope : undefined;
}

/** What a reader has to know of the numbers beside them. */
export function notesOf(facts: StatusFacts, { generations }: Situation, sets: readonly RunnerSet[]): string[] {
  const notes: string[] = [];
  const partial = [facts.runnerDeployments, facts.autoscalingRunnerSets].find((fact) => fact.known && fact.value.scope !== 'all');
  if (partial?.known && partial.value.scope !== 'all')
    notes.push(
      `Sets were looked for in ${partial.value.scope.join(', ') || 'no namespace'}${facts.namespaces === null ? ', and in what Prometheus tells: the whole cluster may not be listed' : ', as configured'}.`,
    );
  for (const [what, fact] of [
    ['Runners', facts.runners],
    ['EphemeralRunners', facts.ephemeralRunners],
  ] as const)
    if (fact.known && fact.value.unread > 0)
      notes.push(`Of the ${what} the first ${fact.value.items.length} were looked at; there are ${fact.value.unread} more.`);
  for (const { name, metricsOff } of generations.known ? generations.value : [])
    if (metricsOff)
      notes.push(
        name === 'scale-set'
          ? 'Metrics of the scale set controller are switched off, so waiting jobs and its reconcile errors are not known.'
          : 'Metrics of the controller are switched off, so registered and busy runners and its reconcile errors are not known.',
      );
  const uncounted = new Map<string, string[]>();
  for (const set of sets)
    if (set.registered.byDesign) uncounted.set(set.registered.why!, [...(uncounted.get(set.registered.why!) ?? []), setName(set)]);
  for (const [why, names] of uncounted) notes.push(`Registered and busy runners of ${names.join(', ')} are not known: ${why}.`);
  return notes;
}
