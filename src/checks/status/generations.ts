import { type ArcComponent, flag } from '../../facts/arc-components';
import { type Fact, known } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Numbers } from './numbers';
import type { RunnerSet } from './runner-set';

/** A generation of ARC that is installed here. */
export interface Generation {
  name: RunnerSet['generation'];
  /** Its controllers; none where they are gone, or could not be looked at. */
  components: ArcComponent[];
  /** Its metrics are switched off on purpose; undefined where nobody could tell. */
  metricsOff?: boolean;
  /** The same of the listeners of scale sets. */
  listenerMetricsOff?: boolean;
}

/** Whether no numbers can come of a generation, as its metrics are switched off. */
export const isSwitchedOff = (generations: readonly Generation[], generation: RunnerSet['generation']): boolean =>
  generations.some(
    ({ name, metricsOff, listenerMetricsOff }) => name === generation && (metricsOff === true || listenerMetricsOff === true),
  );

/** Installed is what has a controller, a set, or numbers. CRDs alone are what an uninstall leaves behind. */
export function installedGenerations(
  facts: StatusFacts,
  sets: readonly RunnerSet[],
  controllers: Fact<{ components: ArcComponent[]; everywhere: boolean }>,
  numbers: Fact<Numbers>,
): Fact<Generation[]> {
  const components = controllers.known ? controllers.value.components : [];
  const found = (['summerwind', 'scale-set'] as const).flatMap((name): Generation[] => {
    const its = components.filter(({ generation }) => generation === name);
    const measured = numbers.known && numbers.value.census.some(({ family }) => generationOf(family) === name);
    if (its.length === 0 && !measured && !sets.some(({ generation }) => generation === name)) return [];
    const main = its.find(({ part }) => part === 'controller' || part === 'scale-set-controller');
    return [
      {
        name,
        components: its,
        ...(main === undefined
          ? {}
          : { metricsOff: isOff(main, 'metrics-addr'), listenerMetricsOff: isOff(main, 'listener-metrics-addr') }),
      },
    ];
  });
  const blind = [facts.deployments, facts.runnerDeployments, facts.autoscalingRunnerSets].find((fact) => !fact.known);
  return found.length > 0 || blind === undefined || blind.known ? known(found) : blind;
}

const generationOf = (family: string): RunnerSet['generation'] | undefined => {
  if (/^(horizontalrunnerautoscaler|runnerdeployment)_/.test(family)) return 'summerwind';
  return family.startsWith('gha_') ? 'scale-set' : undefined;
};

/** The scale set controller serves no metrics unless its chart is told to; the older one serves them by itself. */
function isOff({ container, part }: ArcComponent, name: string): boolean {
  const address = flag(container, name);
  return address === '0' || (part === 'scale-set-controller' && (address === undefined || address === ''));
}
