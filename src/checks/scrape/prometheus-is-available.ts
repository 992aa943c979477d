import type { Pod } from '../../facts/shapes/workloads';
import type { Evidence } from '../../reports/report';
import { cannotTell, fail, notApplicable, pass, warn } from '../check';
import { lasting } from '../rules/lasting';
import { podAdvice } from '../rules/pod-advice';
import { kubectl, mergePatch } from '../rules/shell';
import { named, podEvidence, podTrouble } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const prometheusIsAvailable = scrapeCheck({
  id: 'prometheus-is-available',
  title: 'Prometheus runs',
  why: 'Whatever is configured, only a running server scrapes.',
  needs: ['prometheus', 'statefulSets', 'prometheusPods', 'refusedPods'],
  presumes: ['operator-crds-are-served', 'prometheus-exists'],
  causes: {
    'prometheus-scaled-to-zero': 'The Prometheus object asks for 0 replicas. Ask for at least one.',
    'prometheus-pod-not-ready': 'Its StatefulSet is missing, or its pod is pending, crashing or not ready. Mend what the pod says.',
  },
  judge({ prometheus, statefulSets, prometheusPods, refusedPods }) {
    if (prometheus === undefined) return notApplicable('There is no Prometheus object.');
    const { name, namespace } = prometheus.metadata;
    if (prometheus.spec.replicas === 0 || prometheus.spec.shards === 0) {
      const field = prometheus.spec.replicas === 0 ? 'replicas' : 'shards';
      return fail({
        cause: 'prometheus-scaled-to-zero',
        saw: `Prometheus ${named(prometheus)} asks for 0 ${field}: no server runs.`,
        fix: {
          explain: 'Ask for one. The operator starts it at once; it is ready within a minute, and later where it replays a long log.',
          commands: [mergePatch(namespace, 'prometheus', name, { spec: { [field]: 1 } })],
          lasting: lasting(
            prometheus.metadata,
            `prometheus:\n  prometheusSpec:\n    ${field}: 1`,
            `# Prometheus ${named(prometheus)}\nspec:\n  ${field}: 1`,
          ),
        },
      });
    }
    const own = prometheusPods.filter(
      ({ metadata }) => metadata.labels?.['operator.prometheus.io/name'] === name && metadata.deletionTimestamp === undefined,
    );
    const troubled = own.filter((pod) => podTrouble(pod) !== undefined);
    const shards = Array.from({ length: Math.min(prometheus.spec.shards ?? 1, mostShards) }, (_, shard) => shard);
    const silent = shards.filter((shard) => !own.some((pod) => !troubled.includes(pod) && shardOf(pod) === shard));
    if (silent.length === 0) {
      if (troubled.length === 0) return pass(`${own.length} of ${own.length} pods of Prometheus ${named(prometheus)} are ready.`);
      return warn({
        cause: 'prometheus-pod-not-ready',
        saw: `${troubled.length} of ${own.length} pods are not ready: ${podEvidence(troubled)[0]?.text}.`,
        evidence: podEvidence(troubled),
        fix: { explain: 'Mend what the pod says.', commands: [] },
      });
    }
    const setName = `prometheus-${name}${silent[0] === 0 ? '' : `-shard-${silent[0]}`}`;
    const set = statefulSets.find(({ metadata }) => metadata.name === setName);
    if (own.length === 0 && set === undefined && prometheus.status === undefined)
      return cannotTell(`The operator has not written any status on Prometheus ${named(prometheus)} yet`);
    const condition = prometheus.status?.conditions?.find(({ type }) => type === 'Available');
    const ill = troubled.filter((pod) => shardOf(pod) === silent[0]);
    const refusal = refusedPods.findLast(
      ({ involvedObject }) =>
        involvedObject?.kind === 'StatefulSet' && involvedObject.namespace === namespace && involvedObject.name === setName,
    );
    const evidence: Evidence[] =
      ill.length === 0 && refusal?.message !== undefined
        ? [{ from: 'kubernetes', what: `Event FailedCreate of StatefulSet ${namespace}/${setName}`, text: refusal.message }]
        : podEvidence(ill);
    const whose = shards.length === 1 ? '' : ` (of ${shards.length} shards, each of which scrapes its own targets)`;
    return fail({
      cause: 'prometheus-pod-not-ready',
      saw:
        ill.length === 0
          ? `StatefulSet ${namespace}/${setName} ${set === undefined ? 'does not exist' : `has no pod${set.spec.replicas === 0 ? ', as it asks for 0 replicas' : ''}`}${whose}${reasonOf(evidence[0]?.text ?? condition?.message)}.`
          : `No pod of StatefulSet ${namespace}/${setName} is ready${whose}: ${evidence[0]?.text}.`,
      evidence: [
        ...evidence,
        ...(condition === undefined
          ? []
          : [
              {
                from: 'kubernetes' as const,
                what: 'condition Available',
                text: `${condition.status} ${condition.reason ?? ''} ${condition.message ?? ''}`.trim(),
              },
            ]),
      ],
      fix: {
        explain:
          ill[0] === undefined
            ? `Mend what keeps its pod from being made; this tells more: ${kubectl(namespace, 'describe', 'statefulset', setName)}`
            : podAdvice(
                evidence[0]?.text ?? '',
                `Prometheus ${named(prometheus)} (spec.image, spec.imagePullSecrets)`,
                kubectl(namespace, 'describe', 'pod', ill[0].metadata.name),
              ),
        commands: [],
      },
    });
  },
});

const reasonOf = (text: string | undefined): string => (text ? `: ${text.replace(/\.$/, '')}` : '');

/** More are not told apart. */
const mostShards = 1000;

/** The operator labels pods so since v0.62; without the label there is one shard. */
const shardOf = ({ metadata }: Pod): number => Number(metadata.labels?.['operator.prometheus.io/shard'] ?? 0);
