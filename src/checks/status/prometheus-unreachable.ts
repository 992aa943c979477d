import type { Unknown } from '../../facts/fact';
import type { PrometheusObject } from '../../facts/shapes/monitoring';
import { lasting } from '../rules/lasting';
import { mergePatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { noServer } from './numbers';
import { sentence } from './sentence';
import { type StatusFinding, statusCheck } from './status-check';

export const prometheusUnreachable = statusCheck({
  id: 'prometheus-unreachable',
  title: 'Prometheus answers',
  why: 'Without Prometheus nobody knows how many runners are registered and busy, nor which jobs wait; what the API server knows is still told.',
  needs: ['blindness', 'prometheuses'],
  presumes: [],
  judge({ blindness, prometheuses }) {
    return blindness === null ? [] : [whyUnreachable(blindness, prometheuses)];
  },
});

function whyUnreachable(blindness: Unknown, prometheuses: readonly PrometheusObject[]): StatusFinding {
  const off = prometheuses.filter(({ spec }) => spec.replicas === 0 || spec.shards === 0);
  const [first] = off;
  if (first !== undefined && off.length === prometheuses.length) {
    const { namespace, name } = first.metadata;
    const change = first.spec.replicas === 0 ? { replicas: 1 } : { shards: 1 };
    const [field] = Object.keys(change);
    return {
      severity: 'warn',
      title: `Prometheus ${named(first)} is scaled to 0`,
      saw: `Prometheus ${named(first)} wants 0 ${field}: nothing is measured, so registered and busy runners and waiting jobs are not known.`,
      fix: {
        explain: 'Scale it up; its numbers are back about a minute after its pod is ready.',
        commands: [mergePatch(namespace, 'prometheus', name, { spec: change })],
        lasting: lasting(
          first.metadata,
          `prometheus:\n  prometheusSpec:\n    ${field}: 1`,
          `# Prometheus ${named(first)}\nspec:\n  ${field}: 1`,
        ),
      },
    };
  }
  const none = blindness.detail === noServer;
  const told =
    'Name the Prometheus that scrapes ARC: in the configuration (prometheus: url, or namespace, service and port), or in a terminal with --prometheus-url.';
  return {
    severity: 'unknown',
    title: none ? 'There is no Prometheus to ask' : 'Prometheus could not be asked',
    saw: `${sentence(blindness.detail)} Registered and busy runners and waiting jobs are not known.`,
    fix: {
      explain: none
        ? told
        : blindness.rule === undefined
          ? `"check-scrape" looks at it link by link. ${told}`
          : 'Let arcbot ask it: add the rule below to its role.',
      commands: [],
      ...(blindness.rule === undefined ? {} : { lasting: { kind: 'manifest' as const, text: blindness.rule } }),
    },
  };
}
