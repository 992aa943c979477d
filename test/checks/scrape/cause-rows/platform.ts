import { known } from '../../../../src/facts/fact';
import { gha } from '../healthy-facts';
import { flagOf, type Row } from './changes';

export const platformRows: Row[] = [
  {
    cause: 'crds-missing',
    check: 'operator-crds-are-served',
    after: ({ facts }) => Object.assign(facts, { served: known([]) }),
    saw: /does not serve monitoring\.coreos\.com\/v1 at all/,
    outcome: 'warn',
  },
  {
    cause: 'operator-missing',
    check: 'operator-is-running',
    after: (world) => world.losePool().remove('deployments', 'kube-prometheus-stack-operator'),
    saw: /No Deployment in the cluster runs Prometheus Operator/,
  },
  {
    cause: 'operator-not-ready',
    check: 'operator-is-running',
    after: (world) => Object.assign(world.losePool().operator.spec, { replicas: 0 }),
    saw: /scaled to 0/,
    command: /^kubectl -n monitoring scale deployment kube-prometheus-stack-operator --replicas=1$/,
  },
  {
    cause: 'prometheus-not-watched',
    check: 'operator-watches-prometheus',
    after: (world) => flagOf(world.losePool().operator, '--controller-id=other'),
    saw: /--controller-id=other/,
    command: /annotate prometheus .* operator\.prometheus\.io\/controller-id=other --overwrite/,
  },
  {
    cause: 'monitor-namespace-not-watched',
    check: 'operator-watches-monitor-namespace',
    after: (world) => flagOf(world.losePool().operator, '--deny-namespaces=x,actions-runner-system'),
    saw: /--deny-namespaces=x,actions-runner-system/,
  },
  {
    cause: 'prometheus-missing',
    check: 'prometheus-exists',
    after: (world) => world.losePool().remove('prometheuses', 'kube-prometheus-stack-prometheus'),
    saw: /no Prometheus object/,
  },
  {
    cause: 'prometheus-configuration-unmanaged',
    check: 'prometheus-is-reconciled',
    after: (world) => {
      world.losePool();
      for (const field of ['serviceMonitorSelector', 'podMonitorSelector', 'probeSelector', 'scrapeConfigSelector'] as const)
        delete world.prometheus.spec[field];
    },
    saw: /All selectors/,
  },
  {
    cause: 'prometheus-reconcile-failed',
    check: 'prometheus-is-reconciled',
    after: (world) =>
      Object.assign(world.losePool().prometheus.status!.conditions!.find(({ type }) => type === 'Reconciled')!, {
        status: 'False',
        message: 'boom',
      }),
    saw: /boom/,
  },
  {
    cause: 'prometheus-scaled-to-zero',
    check: 'prometheus-is-available',
    after: (world) => Object.assign(world.losePool().prometheus.spec, { replicas: 0 }),
    saw: /asks for 0 replicas/,
    command: /patch prometheus .*"replicas":1/,
  },
  {
    cause: 'prometheus-pod-not-ready',
    check: 'prometheus-is-available',
    after: (world) => {
      world.losePool();
      const pod = world.pod('prometheus-');
      pod.status!.conditions = [{ type: 'Ready', status: 'False', message: 'x' }];
      pod.status!.containerStatuses = [{ name: 'prometheus', ready: false, state: { waiting: { reason: 'CrashLoopBackOff' } } }];
    },
    saw: /CrashLoopBackOff/,
  },
  {
    cause: 'arc-scaled-to-zero',
    check: 'arc-is-running',
    after: (world) => Object.assign(world.loseTarget().controller.spec, { replicas: 0 }),
    saw: /scaled to 0/,
    command: /scale deployment actions-runner-controller --replicas=1/,
  },
  {
    cause: 'arc-not-ready',
    check: 'arc-is-running',
    after: (world) => {
      world.loseTarget();
      world.pod('actions-runner-controller').status!.conditions = [{ type: 'Ready', status: 'False' }];
      world.pod('actions-runner-controller').status!.containerStatuses = [
        { name: 'manager', state: { waiting: { reason: 'ImagePullBackOff' } } },
      ];
    },
    saw: /ImagePullBackOff/,
  },
  {
    cause: 'arc-not-ready',
    check: 'arc-is-running',
    after: (world) => {
      world.loseTarget();
      const pods = world.listing<{ metadata: { name: string } }>('pods');
      pods.items = pods.items.filter(({ metadata }) => !metadata.name.startsWith('actions-runner-controller'));
      world.controller.status!.conditions = [
        { type: 'ReplicaFailure', status: 'True', message: 'pods "x-" is forbidden: exceeded quota: none, requested: pods=1' },
      ];
    },
    saw: /no pod at all: pods "x-" is forbidden: exceeded quota: none, requested: pods=1\.$/,
  },
  {
    cause: 'prometheus-reconcile-failed',
    check: 'prometheus-is-reconciled',
    after: (world) => {
      const { spec, status } = world.loseTarget().prometheus;
      Object.assign(spec, { scrapeInterval: '5s', scrapeTimeout: '30s' });
      status!.conditions = [
        { type: 'Reconciled', status: 'False', message: 'generating config failed: scrapeTimeout "30s" greater than scrapeInterval "5s"' },
      ];
    },
    saw: /greater than scrapeInterval/,
    command: /"scrapeTimeout":"5s"/,
  },
  {
    cause: 'arc-missing',
    check: 'arc-is-running',
    after: (world) => world.loseTarget().remove('deployments', 'actions-runner-controller'),
    saw: /runs ARC's controller/,
  },
  {
    cause: 'metrics-disabled',
    check: 'arc-exposes-metrics',
    subject: gha,
    after: (world) => {
      world.losePool('gha');
      world.scaleSetController.spec.template!.spec!.containers![0]!.args = ['--metrics-addr=0'];
    },
    saw: /--metrics-addr=0/,
    command: /"op":"replace","path":"[^"]*\/args\/0","value":"--metrics-addr=:8080"/,
  },
  {
    cause: 'metrics-disabled',
    check: 'arc-exposes-metrics',
    after: (world) => {
      world.loseTarget().controller.spec.template!.spec!.containers![0]!.args = ['--metrics-addr=127.0.0.1:8080'];
    },
    saw: /localhost port 8080 only/,
    command: /"value":"--metrics-addr=:8080"/,
  },
  {
    cause: 'metrics-port-conflict',
    check: 'arc-exposes-metrics',
    after: (world) =>
      world
        .loseTarget()
        .controller.spec.template!.spec!.containers!.push({ name: 'kube-rbac-proxy', args: ['--secure-listen-address=0.0.0.0:8080'] }),
    saw: /want port 8080/,
  },
];
