import type { Fact } from '../../facts/fact';
import type { PrometheusObject } from '../../facts/shapes/monitoring';
import { lasting } from '../rules/lasting';
import { mergePatch } from '../rules/shell';
import { named } from '../rules/workload-health';
import { type Numbers, noServer } from './numbers';
import type { StatusFinding } from './status-check';

/** Not a check like the others: it tells why `numbers` is unknown, for which the others are unknown as well. */
export const prometheusUnreachableId = 'prometheus-unreachable';
export const prometheusUnreachableTitle = 'Prometheus answers';
export const prometheusUnreachableWhy =
  'Without Prometheus nobody knows how many runners are registered and busy, nor which jobs wait; what the API server knows is still told.';

export function prometheusUnreachable(numbers: Fact<Numbers>, prometheuses: Fact<PrometheusObject[]>): StatusFinding[] {
  if (numbers.known) return [];
  const off = prometheuses.known ? prometheuses.value.filter(({ spec }) => spec.replicas === 0 || spec.shards === 0) : [];
  const [first] = off;
  if (first !== undefined && prometheuses.known && off.length === prometheuses.value.length) {
    const { namespace, name } = first.metadata;
    const change = first.spec.replicas === 0 ? { replicas: 1 } : { shards: 1 };
    const [field] = Object.keys(change);
    return [
      {
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
      },
    ];
  }
  const none = numbers.detail === noServer;
  const told =
    'Name the Prometheus that scrapes ARC: in the configuration (prometheus: url, or namespace, service and port), or in a terminal with --prometheus-url.';
  return [
    {
      severity: 'unknown',
      title: none ? 'There is no Prometheus to ask' : 'Prometheus could not be asked',
      saw: `${numbers.detail} Registered and busy runners and waiting jobs are not known.`,
      fix: {
        explain: none
          ? told
          : numbers.rule === undefined
            ? `"check-scrape" looks at it link by link. ${told}`
            : 'Let arcbot ask it: add the rule below to its role.',
        commands: [],
        ...(numbers.rule === undefined ? {} : { lasting: { kind: 'manifest' as const, text: numbers.rule } }),
      },
    },
  ];
}
