import { type ArcComponent, findArcComponents } from '../../facts/arc-components';
import { type Fact, known, mapFact, type Unknown } from '../../facts/fact';
import type { Listing } from '../../facts/list-source';
import type { AutoscalingListener, EphemeralRunner, HorizontalRunnerAutoscaler, Runner, RunnerReplicaSet } from '../../facts/shapes/arc';
import type { PrometheusObject } from '../../facts/shapes/monitoring';
import type { Pod } from '../../facts/shapes/workloads';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { ReconcileErrors, Source } from '../../reports/status-outcome';
import { type ArcWords, arcWords } from './arc-words';
import { type Generation, installedGenerations } from './generations';
import { type GithubSigns, githubSigns } from './github-signs';
import { mergeNumbers, type Numbers } from './numbers';
import { type OutlivedGauge, outlivedGauges } from './outlived-gauges';
import { reconcileErrors } from './reconcile-error-counts';
import { replicaSetsIn } from './replica-set';
import type { RunnerSet } from './runner-set';
import { scaleSets } from './scale-sets';
import { coversAll, itemsOf } from './seen';
import { sourcesOf } from './sources-of';
import { isStray, summerwindSets } from './summerwind-sets';

/** What tells why a runner or a listener is not there: pods that were asked for by name, and what ARC said. */
export interface Signs {
  pods: Pod[];
  said: ArcWords['said'];
}

/** What the checks of status read: facts of both worlds put together, each known or not by itself. */
export interface Situation {
  sets: Fact<RunnerSet[]>;
  generations: Fact<Generation[]>;
  numbers: Fact<Numbers>;
  controllers: Fact<{ components: ArcComponent[]; everywhere: boolean }>;
  /** Controllers' and listeners', in their namespaces. */
  pods: Fact<Listing<Pod>>;
  runners: Fact<Runner[]>;
  ephemeralRunners: Fact<EphemeralRunner[]>;
  listeners: Fact<Listing<AutoscalingListener>>;
  signs: Fact<Signs>;
  /** Of both kinds: made by a RunnerDeployment for each of its templates, or by hand. */
  replicaSets: Fact<RunnerReplicaSet[]>;
  /** Autoscalers whose target is not there. */
  strays: Fact<HorizontalRunnerAutoscaler[]>;
  errors: Fact<ReconcileErrors[]>;
  outlived: Fact<OutlivedGauge[]>;
  github: Fact<GithubSigns>;
  prometheuses: Fact<PrometheusObject[]>;
  /** Why `numbers` is unknown; null where it is not. */
  blindness: Fact<Unknown | null>;
  sources: Fact<Source[]>;
}

export function situationOf(facts: StatusFacts): Situation {
  const numbers = mergeNumbers(facts.servers, itemsOf(facts.prometheuses));
  const sets = [...summerwindSets(facts, numbers), ...scaleSets(facts, numbers)];
  const controllers = mapFact(facts.deployments, ({ items }) => ({
    components: findArcComponents(items),
    everywhere: coversAll(facts.deployments),
  }));
  const generations = installedGenerations(facts, sets, controllers, numbers);
  return {
    sets: setsKnown(facts, numbers, sets),
    generations,
    numbers,
    controllers,
    pods: facts.pods,
    runners: mapFact(facts.runners, ({ items }) => items),
    ephemeralRunners: mapFact(facts.ephemeralRunners, ({ items }) => items),
    listeners: facts.autoscalingListeners,
    signs: known({ pods: facts.runnerPods, said: arcWords(facts).said }),
    // Where they may not be listed, only what a new template does is not told.
    replicaSets: known(replicaSetsIn(facts)),
    strays: mapFact(facts.horizontalRunnerAutoscalers, ({ items }) => items.filter((one) => isStray(one, facts))),
    errors: numbers.known ? reconcileErrors(numbers.value) : numbers,
    outlived: numbers.known ? known(outlivedGauges(facts, numbers.value)) : numbers,
    github: githubSigns(facts, numbers),
    // Without the objects only the fix is poorer.
    prometheuses: facts.prometheuses.known ? known(facts.prometheuses.value.items) : known([]),
    blindness: known(numbers.known ? null : numbers),
    sources: numbers.known ? known(sourcesOf(facts, numbers.value, generations)) : numbers,
  };
}

/** Sets are known by what was seen or measured; where one kind could not be listed at all and no Prometheus answered, they are not. */
function setsKnown(facts: StatusFacts, numbers: Fact<Numbers>, sets: RunnerSet[]): Fact<RunnerSet[]> {
  const blind = [facts.runnerDeployments, facts.autoscalingRunnerSets].find((fact) => !fact.known);
  return blind === undefined || blind.known || numbers.known ? known(sets) : blind;
}
