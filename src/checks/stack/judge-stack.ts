import type { Fact, Unknown } from '../../facts/fact';
import { isGrafana } from '../../facts/is-grafana';
import type { StackFacts } from '../../facts/stack/stack-facts';
import type { Problem } from '../../reports/report';
import type { StackComponent, StackOutcome } from '../../reports/stack-outcome';
import { coversAll, itemsOf } from '../status/seen';
import { sentence } from '../status/sentence';
import { arcLayer } from './arc-layer';
import { clusterLayer } from './cluster-layer';
import { component, deploymentHealth, type Layer, unseen } from './layer';
import { managedLayer } from './managed-layer';
import { operatorLayer } from './operator-layer';
import { tagOf } from './version';

/** Judges what is installed, from the bottom to the top. */
export function judgeStack(facts: StackFacts): StackOutcome {
  const layers = [clusterLayer(facts), operatorLayer(facts), managedLayer(facts), grafanaLayer(facts), arcLayer(facts)];
  const components = layers.flatMap((layer) => layer.components);
  const problems = [...layers.flatMap((layer) => layer.problems), ...missingArc(components), ...blind(facts)];
  const failed = problems.some(({ severity }) => severity === 'fail');
  const unseenOnes = components.some(({ health, layer }) => health === 'unknown' && decisive.has(layer));
  return {
    verdict: failed ? 'unhealthy' : unseenOnes ? 'undecided' : 'healthy',
    components,
    managed: layers.flatMap(({ managed = [] }) => managed),
    problems: problems.sort((a, b) => ranks[a.severity] - ranks[b.severity]),
  };
}

/** What CI and its metrics stand on; nodes and Grafana are told as far as they may be seen. */
const decisive = new Set<StackComponent['layer']>(['operator', 'prometheus', 'arc']);
const ranks = { fail: 0, warn: 1, unknown: 2 } as const;

function grafanaLayer({ deployments, pods }: StackFacts): Layer {
  const found = itemsOf(deployments).filter(isGrafana);
  if (found.length === 0)
    return {
      components: [coversAll(deployments) ? component('grafana', 'Grafana', 'absent') : unseen('grafana', 'Grafana')],
      problems: [],
    };
  const judged = found.map((deployment) => {
    const { known, health, problems } = deploymentHealth(deployment, pods, {
      id: 'grafana-not-ready',
      what: 'Grafana',
      means: 'Dashboards are not shown; nothing else depends on it.',
    });
    const image = deployment.spec.template?.spec?.containers?.find(({ image: its }) => /grafana/.test(its ?? ''))?.image;
    const softened = problems.map((problem): Problem => ({ ...problem, severity: 'warn' }));
    const shown = component('grafana', 'Grafana', health === 'failing' ? 'warning' : health, { ...known, version: tagOf(image) ?? null });
    return { components: [shown], problems: softened };
  });
  return { components: judged.flatMap(({ components }) => components), problems: judged.flatMap(({ problems }) => problems) };
}

function missingArc(components: readonly StackComponent[]): Problem[] {
  const arc = components.filter(({ layer }) => layer === 'arc');
  if (arc.some(({ health }) => health !== 'absent')) return [];
  return [
    {
      id: 'arc-missing',
      severity: 'fail',
      title: 'Actions Runner Controller is not installed',
      saw: 'No Deployment in the cluster runs a controller of either generation.',
      fix: { explain: 'Ask another cluster, or install ARC.', commands: [] },
    },
  ];
}

function blind(facts: StackFacts): Problem[] {
  const asked: Fact<unknown>[] = [
    facts.version,
    facts.nodes,
    facts.deployments,
    facts.prometheuses,
    facts.alertmanagers,
    facts.autoscalingRunnerSets,
    facts.crds,
  ];
  const unknown = asked.filter((fact): fact is Unknown => !fact.known);
  if (unknown.length === 0) return [];
  const rules = [...new Set(unknown.flatMap(({ rule }) => (rule === undefined ? [] : [rule])))].sort();
  return [
    {
      id: 'not-looked-at',
      severity: 'unknown',
      title:
        rules.length === 0
          ? 'Something could not be looked at'
          : rules.length === 1
            ? 'A right is missing'
            : `${rules.length} rights are missing`,
      saw: [...new Set(unknown.map(({ detail }) => sentence(detail)))].join(' '),
      ...(rules.length === 0
        ? {}
        : {
            fix: {
              explain: "Add to the role that arcbot's user or group is bound to:",
              commands: [],
              lasting: { kind: 'manifest' as const, text: rules.join('\n') },
            },
          }),
    },
  ];
}
