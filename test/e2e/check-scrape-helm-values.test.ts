import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { flag } from '../../src/facts/arc-components';
import { gha, legacy, outcomeAfter, type World } from '../checks/scrape/healthy-facts';

/**
 * Every Helm value that a fix prints, put over the values of a release that has the fault, renders an object that has it no more.
 * HELM names the program (the PATH's by default); CHARTS the folder of the real charts.
 */
const helm = process.env.HELM ?? 'helm';
const charts = process.env.CHARTS ?? resolve('../shared/charts');
const missing =
  spawnSync(helm, ['version']).status !== 0 ? `${helm} does not run` : existsSync(charts) ? undefined : `there are no charts in ${charts}`;
const folder = mkdtempSync(join(tmpdir(), 'arcbot-helm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Rendered {
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec: Record<string, never> & {
    template: { spec: { containers: { name: string; args: string[]; ports?: { name: string; containerPort: number }[] }[] } };
  };
}

/** What the chart renders of the release's values, and over them what is printed. */
function render(chart: string, release: string, ...values: string[]): Rendered[] {
  const files = values.flatMap((text, index) => {
    const file = join(folder, `values-${index}.yaml`);
    writeFileSync(file, text);
    return ['-f', file];
  });
  const quiet = chart.startsWith('kube-prometheus-stack')
    ? ['--set', 'grafana.enabled=false,kubeStateMetrics.enabled=false,nodeExporter.enabled=false']
    : [];
  const rendered = execFileSync(
    helm,
    ['template', release, join(charts, chart), '-n', 'ns', '--kube-version', '1.31.0', ...quiet, ...files],
    {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    },
  );
  return parseAllDocuments(rendered)
    .map((document) => document.toJS() as Rendered | null)
    .filter((object) => object !== null);
}

/** The values that the fix of a check prints; the object at fault is labelled as of this chart. */
function printed(check: string, after: (world: World) => unknown, chart: string, subject = legacy): string {
  const change = (world: World) => {
    const label = chart.startsWith('kube-prometheus-stack') ? 'chart' : 'helm.sh/chart';
    for (const { metadata } of [world.prometheus, world.controller, world.monitor, world.operator, world.scaleSetController]) {
      if (metadata.labels?.[label]?.startsWith(chart.replace(/-[\d.]+$/, ''))) metadata.labels[label] = chart;
    }
    after(world);
  };
  const { fix } = outcomeAfter(check, change, subject);
  expect(fix?.lasting?.kind).toBe('helm-values');
  return fix!.lasting!.text;
}

const one = (objects: Rendered[], kind: string, name: RegExp = /./): Rendered => {
  const found = objects.filter((object) => object.kind === kind && name.test(object.metadata.name));
  expect(found.map(({ metadata }) => metadata.name)).toHaveLength(1);
  return found[0]!;
};
const container = ({ spec }: Rendered, name: RegExp = /./) => spec.template.spec.containers.find((each) => name.test(each.name))!;
const args = (world: World, of: 'controller' | 'scaleSetController' | 'operator', ...more: string[]) =>
  world[of].spec.template!.spec!.containers![0]!.args!.push(...more);

const it = (name: string, run: () => void) =>
  missing === undefined ? test(name, run, 60_000) : test.skip(`${name} (skipped: ${missing})`, run);

describe.each(['actions-runner-controller-0.23.3', 'actions-runner-controller-0.23.7'])('%s', (chart) => {
  const base = 'certManagerEnabled: false\nadmissionWebHooks: {caBundle: eA==}\n';

  it('a monitor that is missing is rendered, with the label that the Prometheus asks for', () => {
    const values = printed(
      'monitor-exists',
      (world) => world.losePool().remove('serviceMonitors', world.monitor.metadata.name),
      chart,
      legacy,
    );
    expect(render(chart, 'arc', base).filter(({ kind }) => kind === 'ServiceMonitor')).toEqual([]);
    expect(one(render(chart, 'arc', base, values), 'ServiceMonitor').metadata.labels).toMatchObject({ release: 'kube-prometheus-stack' });
  });

  it('a monitor that lacks the label gets it', () => {
    const values = printed(
      'monitor-is-selected',
      (world) => Object.assign(world.losePool().monitor.metadata.labels!, { release: 'x' }),
      chart,
    );
    expect(one(render(chart, 'arc', base, values), 'ServiceMonitor').metadata.labels).toMatchObject({ release: 'kube-prometheus-stack' });
  });

  it('metrics on localhost without a proxy listen on all addresses', () => {
    const values = printed(
      'arc-exposes-metrics',
      (world) => args(world.loseTarget(), 'controller', '--metrics-addr=127.0.0.1:8080'),
      chart,
    );
    const manager = container(one(render(chart, 'arc', base, values), 'Deployment'), /manager/);
    expect(flag(manager, 'metrics-addr')).toBe('0.0.0.0:8080');
    expect(manager.ports).toContainEqual(expect.objectContaining({ name: 'metrics-port', containerPort: 8080 }));
  });

  it('a proxy that wants ARC’s port gets its own', () => {
    const values = printed(
      'arc-exposes-metrics',
      (world) =>
        world
          .loseTarget()
          .controller.spec.template!.spec!.containers!.push({ name: 'kube-rbac-proxy', args: ['--secure-listen-address=0.0.0.0:8080'] }),
      chart,
    );
    const deployment = one(render(chart, 'arc', base, 'metrics: {port: 8080}', values), 'Deployment');
    expect(flag(container(deployment, /proxy/), 'secure-listen-address')).toBe('0.0.0.0:8443');
    expect(flag(container(deployment, /manager/), 'metrics-addr')).toBe('127.0.0.1:8080');
  });

  it('a controller that was scaled to zero has a replica', () => {
    const values = printed('arc-is-running', (world) => Object.assign(world.loseTarget().controller.spec, { replicas: 0 }), chart);
    expect(one(render(chart, 'arc', base, 'replicaCount: 0', values), 'Deployment').spec.replicas).toBe(1);
  });
});

it('actions-runner-controller-0.23.7: a timeout over the interval fits it', () => {
  const chart = 'actions-runner-controller-0.23.7';
  const values = printed(
    'monitor-is-accepted',
    (world) => Object.assign(world.losePool().endpoint, { interval: '20s', scrapeTimeout: '30s' }),
    chart,
  );
  const base = 'certManagerEnabled: false\nmetrics: {serviceMonitor: {enable: true, interval: 20s}}';
  const [endpoint] = one(render(chart, 'arc', base, values), 'ServiceMonitor').spec.endpoints as unknown as {
    interval: string;
    scrapeTimeout: string;
  }[];
  expect(endpoint).toMatchObject({ interval: '20s', scrapeTimeout: '20s' });
});

test('actions-runner-controller-0.23.3 has no values for intervals, so none are printed', () => {
  const change = (world: World) => {
    world.monitor.metadata.labels!['helm.sh/chart'] = 'actions-runner-controller-0.23.3';
    Object.assign(world.losePool().endpoint, { interval: '20s', scrapeTimeout: '30s' });
  };
  expect(outcomeAfter('monitor-is-accepted', change).fix?.lasting?.kind).toBe('manifest');
});

describe.each(['gha-runner-scale-set-controller-0.6.1', 'gha-runner-scale-set-controller-0.14.2'])('%s', (chart) => {
  it('metrics that are switched off are on, for the controller and its listeners', () => {
    const values = printed(
      'arc-exposes-metrics',
      (world) => args(world.loseTarget('gha-rs-controller'), 'scaleSetController', '--metrics-addr=0'),
      chart,
      gha,
    );
    const before = container(one(render(chart, 'arc', ''), 'Deployment'));
    expect([flag(before, 'metrics-addr'), flag(before, 'listener-metrics-addr')]).toEqual(['0', '0']);
    const after = container(one(render(chart, 'arc', '', values), 'Deployment'));
    expect([flag(after, 'metrics-addr'), flag(after, 'listener-metrics-addr'), flag(after, 'listener-metrics-endpoint')]).toEqual([
      ':8080',
      ':8080',
      '/metrics',
    ]);
    expect(after.ports).toContainEqual(expect.objectContaining({ name: 'metrics', containerPort: 8080 }));
  });

  it('a controller that was scaled to zero has a replica', () => {
    const values = printed(
      'arc-is-running',
      (world) => Object.assign(world.loseTarget('gha-rs-controller').scaleSetController.spec, { replicas: 0 }),
      chart,
      gha,
    );
    expect(one(render(chart, 'arc', 'replicaCount: 0', values), 'Deployment').spec.replicas).toBe(1);
  });
});

describe.each(['kube-prometheus-stack-51.2.0', 'kube-prometheus-stack-88.3.0'])('%s', (chart) => {
  const prometheus = (...values: string[]) =>
    one(render(chart, 'kube-prometheus-stack', ...values), 'Prometheus').spec as Record<string, unknown>;
  const operator = (...values: string[]) => container(one(render(chart, 'kube-prometheus-stack', ...values), 'Deployment', /operator/));
  const spec = (world: World, change: object) => Object.assign(world.losePool().prometheus.spec, change);

  it('a selector that is nil selects by release', () => {
    const values = printed('monitor-is-selected', (world) => spec(world, { serviceMonitorSelector: null }), chart);
    expect(
      prometheus('prometheus: {prometheusSpec: {serviceMonitorSelectorNilUsesHelmValues: false}}', values).serviceMonitorSelector,
    ).toEqual({
      matchLabels: { release: 'kube-prometheus-stack' },
    });
  });

  it('a namespace selector that is nil takes all namespaces', () => {
    const values = printed('monitor-is-selected', (world) => spec(world, { serviceMonitorNamespaceSelector: null }), chart);
    expect(prometheus(values).serviceMonitorNamespaceSelector).toEqual({});
  });

  it('a namespace selector by name takes one name more', () => {
    const byName = { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['monitoring'] }] };
    const values = printed('monitor-is-selected', (world) => spec(world, { serviceMonitorNamespaceSelector: byName }), chart);
    const base = `prometheus: {prometheusSpec: {serviceMonitorNamespaceSelector: ${JSON.stringify(byName)}}}`;
    expect(prometheus(base, values).serviceMonitorNamespaceSelector).toEqual({
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['monitoring', 'actions-runner-system'] }],
    });
  });

  it('a namespace selector by one name in matchLabels takes two', () => {
    const byName = { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } };
    const values = printed('monitor-is-selected', (world) => spec(world, { serviceMonitorNamespaceSelector: byName }), chart);
    const base = `prometheus: {prometheusSpec: {serviceMonitorNamespaceSelector: ${JSON.stringify(byName)}}}`;
    const { matchLabels, matchExpressions } = prometheus(base, values).serviceMonitorNamespaceSelector as Record<string, object>;
    expect(matchLabels ?? {}).toEqual({});
    expect(matchExpressions).toEqual([
      { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['monitoring', 'actions-runner-system'] },
    ]);
  });

  it('a Prometheus of no replica, or no shard, has one', () => {
    for (const field of ['replicas', 'shards']) {
      const values = printed('prometheus-is-available', (world) => spec(world, { [field]: 0 }), chart);
      expect(prometheus(`prometheus: {prometheusSpec: {${field}: 0}}`, values)[field]).toBe(1);
    }
  });

  it('a paused Prometheus goes on', () => {
    const values = printed('prometheus-is-reconciled', (world) => spec(world, { paused: true }), chart);
    expect(prometheus('prometheus: {prometheusSpec: {paused: true}}', values).paused).toBe(false);
  });

  it('a Prometheus that selects nothing selects by release', () => {
    const nil = { serviceMonitorSelector: null, podMonitorSelector: null, probeSelector: null, scrapeConfigSelector: null };
    const values = printed('prometheus-is-reconciled', (world) => spec(world, nil), chart);
    const base =
      'prometheus: {prometheusSpec: {serviceMonitorSelectorNilUsesHelmValues: false, podMonitorSelectorNilUsesHelmValues: false}}';
    const byRelease = { matchLabels: { release: 'kube-prometheus-stack' } };
    expect(prometheus(base, values)).toMatchObject({ serviceMonitorSelector: byRelease, podMonitorSelector: byRelease });
  });

  it('an operator that denies ARC’s namespace denies it no more, and keeps what else it denies', () => {
    const values = printed(
      'operator-watches-monitor-namespace',
      (world) => args(world.losePool(), 'operator', '--deny-namespaces=team-a,actions-runner-system'),
      chart,
    );
    const base = 'prometheusOperator: {denyNamespaces: [team-a, actions-runner-system]}';
    expect(flag(operator(base, values), 'deny-namespaces')).toBe('team-a');
  });

  it('an operator that is allowed few namespaces is allowed ARC’s, too', () => {
    const values = printed(
      'operator-watches-monitor-namespace',
      (world) => args(world.losePool(), 'operator', '--namespaces=monitoring,team-a'),
      chart,
    );
    const base = 'prometheusOperator: {namespaces: {releaseNamespace: true, additional: [team-a]}}';
    expect(flag(operator(base, values), 'namespaces')!.split(',').sort()).toEqual(['actions-runner-system', 'ns', 'team-a']);
  });

  it('an operator that looks after other Prometheuses looks after this one', () => {
    const values = printed(
      'operator-watches-prometheus',
      (world) => args(world.losePool(), 'operator', '--prometheus-instance-namespaces=other'),
      chart,
    );
    const base = 'prometheusOperator: {prometheusInstanceNamespaces: [other]}';
    expect(flag(operator(base, values), 'prometheus-instance-namespaces')).toBe('other,monitoring');
    const id = printed('operator-watches-prometheus', (world) => args(world.losePool(), 'operator', '--controller-id=blue'), chart);
    const annotated = one(render(chart, 'kube-prometheus-stack', id), 'Prometheus').metadata as { annotations?: Record<string, string> };
    expect(annotated.annotations).toMatchObject({ 'operator.prometheus.io/controller-id': 'blue' });
  });

  it('an operator that was scaled to zero, or a right that is gone, comes back with the release', () => {
    const off = printed('operator-is-running', (world) => Object.assign(world.losePool().operator.spec, { replicas: 0 }), chart);
    expect(
      one(render(chart, 'kube-prometheus-stack', 'prometheusOperator: {enabled: false}', off), 'Deployment', /operator/),
    ).toBeDefined();
    const review = {
      user: 'system:serviceaccount:monitoring:kube-prometheus-stack-prometheus',
      verb: 'list',
      resource: 'services',
      namespace: 'actions-runner-system',
    };
    const rights = printed(
      'prometheus-may-discover',
      (world) => world.losePool().facts.reviews.push({ ...review, allowed: { known: true, value: false } }),
      chart,
    );
    const roles = render(chart, 'kube-prometheus-stack', 'global: {rbac: {create: false}}', rights).filter(
      ({ kind }) => kind === 'ClusterRole',
    );
    expect(roles.map(({ metadata }) => metadata.name)).toContain('kube-prometheus-stack-prometheus');
  });
});
