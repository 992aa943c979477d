import fc from 'fast-check';
import { CannotRelabel, relabel } from '../../src/checks/rules/relabel';
import type { RelabelConfig } from '../../src/facts/shapes/monitoring';
import { apply, hasBed, kubectl, prometheus, testOnBed, waitFor } from './check-scrape/bed';

/** Prometheus' own relabeling (api/v1/targets/relabel_steps, 3.8 and newer) is what ours is held against, rule by rule. */
const namespace = 'arcbot-relabeling';
const pools = 24;

const source = fc.constantFrom(
  '__address__',
  '__meta_kubernetes_pod_name',
  'job',
  'namespace',
  'absent',
  '__meta_kubernetes_pod_label_app',
);
const target = fc.constantFrom('job', 'team', 'instance', '__tmp_x', 'namespace');
const regex = fc.constantFrom(
  '(.*)',
  '.+',
  '',
  'arc',
  'arc-.*',
  '(?i)ARC.*',
  '([^:]+)(?::(\\d+))?',
  '(?P<app>[a-z]+)-(?P<rest>.*)',
  'a|b|arc.*',
  '\\w+;\\w*',
  '[[:alpha:]]+.*',
  '.*\\.svc',
  '(a)|(r)',
  'ä.*',
);
const replacement = fc.constantFrom('$1', `\${1}`, '$2', 'x', '', '$app', `\${app}-\${rest}`, '$1x', '$$1', `\${1}:9090`, 'a$', '$0');
const rules: fc.Arbitrary<RelabelConfig> = fc.oneof(
  fc.record({ action: fc.constant('keep'), sourceLabels: fc.array(source, { minLength: 1, maxLength: 3 }), regex }),
  fc.record({
    action: fc.constant('drop'),
    sourceLabels: fc.array(source, { minLength: 1, maxLength: 2 }),
    regex,
    separator: fc.constantFrom(';', '/', ''),
  }),
  fc.record({
    action: fc.constantFrom('replace', 'Replace'),
    sourceLabels: fc.array(source, { maxLength: 2 }),
    regex,
    targetLabel: target,
    replacement,
  }),
  fc.record({ sourceLabels: fc.array(source, { minLength: 1, maxLength: 2 }), targetLabel: target }),
  fc.record({ action: fc.constantFrom('labeldrop', 'labelkeep'), regex: fc.constantFrom('job', '__meta_.*', 'j.*|n.*', '[a-z]+', '__.*') }),
  fc.record({
    action: fc.constant('labelmap'),
    regex: fc.constantFrom('__meta_kubernetes_(.+)', '(j)ob', '(.*)name(.*)'),
    replacement: fc.constantFrom('$1', 'k_$1', 'all'),
  }),
  fc.record({
    action: fc.constantFrom('lowercase', 'uppercase'),
    sourceLabels: fc.array(source, { minLength: 1, maxLength: 2 }),
    targetLabel: target,
  }),
  fc.record({
    action: fc.constantFrom('keepequal', 'dropequal'),
    sourceLabels: fc.array(source, { minLength: 1, maxLength: 1 }),
    targetLabel: target,
  }),
);
const endpoints = fc
  .sample(fc.array(rules, { minLength: 1, maxLength: 4 }), { numRuns: pools, seed: 3 })
  .map((relabelings) => ({ port: 'metrics', interval: '1h', relabelings }));
const labelSets = fc.sample(
  fc.record({
    // What the operator's own keep rule asks for.
    __meta_kubernetes_endpoint_port_name: fc.constant('metrics'),
    __address__: fc.constantFrom('10.0.0.7:8080', 'arc.ns.svc', '[::1]:80'),
    __meta_kubernetes_pod_name: fc.constantFrom('arc-7d9-x', 'ARC', 'a', 'line\nbreak', 'ä-ö'),
    job: fc.constantFrom('arc', 'Arc', 'arc.svc'),
    namespace: fc.constantFrom('arc', 'team-a'),
    __meta_kubernetes_pod_label_app: fc.constantFrom('arc', 'b', '$1'),
  }),
  { numRuns: 6, seed: 5 },
);

interface Step {
  rule: {
    source_labels?: string[];
    separator?: string;
    regex?: string;
    target_label?: string;
    replacement?: string;
    modulus?: number;
    action: string;
  };
  output: Record<string, string>;
  keep: boolean;
}

beforeAll(async () => {
  if (!hasBed) return;
  const metadata = { name: 'relabeling', namespace, labels: { release: 'kube-prometheus-stack' } };
  // An empty selector keeps everything, so that these rules are reached; there is no Service in its namespace.
  const spec = { selector: {}, endpoints };
  apply(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata, spec },
  );
  await waitFor('the pools are loaded', 120, () =>
    prometheus<{ scrapePools: string[] }>('scrape_pools').scrapePools.includes(`serviceMonitor/${namespace}/relabeling/${pools - 1}`),
  );
}, 150_000);
afterAll(() => {
  if (hasBed) kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
});

const ruleOf = ({ rule }: Step): RelabelConfig => ({
  sourceLabels: rule.source_labels ?? [],
  action: rule.action,
  // Defaults are written out, so what is not written is empty.
  separator: rule.separator ?? '',
  regex: rule.regex ?? '',
  targetLabel: rule.target_label ?? '',
  replacement: rule.replacement ?? '',
});

testOnBed(
  'targets are relabelled as Prometheus relabels them, rule by rule',
  () => {
    const differing = new Set<string>();
    let compared = 0;
    let refused = 0;
    let unanswered = 0;
    for (let pool = 0; pool < pools; pool++) {
      for (const labels of labelSets) {
        const scrapePool = encodeURIComponent(`serviceMonitor/${namespace}/relabeling/${pool}`);
        const steps = stepsOf(`scrapePool=${scrapePool}&labels=${encodeURIComponent(JSON.stringify(labels))}`);
        if (steps === undefined) unanswered++;
        let before: Record<string, string> = labels;
        for (const step of steps ?? []) {
          try {
            const ours = relabel(before, [ruleOf(step)]);
            compared++;
            const same = ours.kept ? step.keep && JSON.stringify(sorted(ours.labels)) === JSON.stringify(sorted(step.output)) : !step.keep;
            if (!same) differing.add(JSON.stringify([step.rule, before, ours.kept && ours.labels, step.keep && step.output]));
          } catch (error) {
            if (!(error instanceof CannotRelabel)) throw error;
            refused++;
          }
          // What is dropped stays so: later rules are listed and were not run.
          if (!step.keep) break;
          before = step.output;
        }
      }
    }
    expect([...differing]).toEqual([]);
    expect(compared).toBeGreaterThan(500);
    expect(refused / compared).toBeLessThan(0.1);
    expect(unanswered).toBeLessThan(10);
  },
  300_000,
);

/** Prometheus answers 400 to labels that no target can have. */
function stepsOf(query: string): Step[] | undefined {
  try {
    return prometheus<{ steps: Step[] }>(`targets/relabel_steps?${query}`).steps;
  } catch (error) {
    if (String(error).includes('BadRequest')) return undefined;
    throw error;
  }
}

const sorted = (labels: Record<string, string>) => Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
