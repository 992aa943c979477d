import { type ArcComponent, flag } from '../../facts/arc-components';
import type { Fix } from '../../reports/report';
import { cannotTell, fail, type Judgement, notApplicable, pass } from '../check';
import { declareMetricsPort, setFlags } from '../rules/arc-arguments';
import { lasting } from '../rules/lasting';
import { listenerMetricsAddress } from '../rules/listener-metrics';
import { metricsAddress, metricsContainerPort, rbacProxy } from '../rules/metrics-port';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

const scaleSetValues = 'metrics:\n  controllerManagerAddr: ":8080"\n  listenerAddr: ":8080"\n  listenerEndpoint: "/metrics"';
const scaleSetArguments = '--metrics-addr=:8080 --listener-metrics-addr=:8080 --listener-metrics-endpoint=/metrics';

export const arcExposesMetrics = scrapeCheck({
  id: 'arc-exposes-metrics',
  title: 'ARC is told to expose metrics',
  why: 'The scale set charts switch metrics off by default, and an address on localhost is out of reach without a proxy before it.',
  needs: ['arc'],
  presumes: ['arc-is-running'],
  causes: {
    'metrics-disabled':
      'ARC runs with --metrics-addr=0 (the default of gha-runner-scale-set-controller), or listens on localhost with no kube-rbac-proxy before it. Switch metrics on in the chart values.',
    'metrics-port-conflict':
      'ARC and the kube-rbac-proxy beside it want the same port, so one of them cannot listen. Give metrics another port, or switch the proxy off.',
  },
  judge(_, { component, part }) {
    if (component === undefined) return notApplicable('There is no controller whose arguments could be read.');
    if (part === 'scale-set-listener') return judgeListeners(component);
    const { deployment } = component;
    const address = metricsAddress(component);
    const proxy = rbacProxy(component);
    if (address.kind === 'off') {
      return fail({
        cause: 'metrics-disabled',
        saw: `Deployment ${named(deployment)} runs with --metrics-addr=0: metrics are switched off.`,
        fix: switchOn(component, 'Switch metrics on; ARC restarts with it.', metricsContainerPort(component)?.containerPort ?? 8080),
      });
    }
    if (address.kind === 'unknown')
      return part === 'github-webhook-server' || part === 'actions-metrics-server'
        ? notApplicable(`The ${part} needs no argument for it.`)
        : cannotTell(`The metrics address of Deployment ${named(deployment)} could not be read from its arguments`);
    if (proxy !== undefined && proxy.port === address.port) return portConflict(component, address.port, proxy.container.name);
    if (address.kind === 'loopback' && proxy === undefined) {
      return fail({
        cause: 'metrics-disabled',
        saw: `Deployment ${named(deployment)} serves metrics on localhost port ${address.port} only, and no kube-rbac-proxy stands before it.`,
        fix: switchOn(
          component,
          'Let it listen on all addresses of its pod; ARC restarts with it.',
          metricsContainerPort(component)?.containerPort ?? address.port,
        ),
      });
    }
    return pass(
      `Deployment ${named(deployment)} serves metrics on port ${proxy?.port ?? address.port}${proxy === undefined ? '' : ` behind ${proxy.container.name}`}.`,
    );
  },
});

function judgeListeners(component: ArcComponent): Judgement {
  const { deployment } = component;
  const address = listenerMetricsAddress(component);
  if (address !== undefined) return pass(`Deployment ${named(deployment)} starts its listeners with metrics on ${address}.`);
  const explain =
    'Switch the metrics of listeners on: the controller restarts, and starts each listener anew with them. Jobs go on meanwhile.';
  return fail({
    cause: 'metrics-disabled',
    saw: `Deployment ${named(deployment)} runs with --listener-metrics-addr=${flag(component.container, 'listener-metrics-addr')}: listeners expose nothing.`,
    fix: {
      explain,
      commands: setFlags(component, { 'listener-metrics-addr': ':8080', 'listener-metrics-endpoint': '/metrics' }),
      lasting: lasting(deployment.metadata, scaleSetValues, `# Deployment ${named(deployment)}: ${scaleSetArguments}`),
    },
  });
}

function switchOn(component: ArcComponent, explain: string, port: number): Fix {
  const { deployment, generation } = component;
  const scaleSet = generation === 'scale-set';
  return {
    explain,
    commands: [
      ...setFlags(component, { 'metrics-addr': `:${port}` }),
      ...declareMetricsPort(component, scaleSet ? 'metrics' : 'metrics-port', port),
    ],
    lasting: lasting(
      deployment.metadata,
      scaleSet ? scaleSetValues : `metrics:\n  proxy:\n    enabled: false\n  port: ${port}`,
      `# Deployment ${named(deployment)}: ${scaleSet ? scaleSetArguments : `--metrics-addr=:${port}`}`,
    ),
  };
}

function portConflict({ deployment }: ArcComponent, port: number, proxy: string): Judgement {
  return fail({
    cause: 'metrics-port-conflict',
    saw: `Both containers of Deployment ${named(deployment)} want port ${port}: ARC for its metrics, ${proxy} for its own listener.`,
    fix: {
      explain:
        'Keep the proxy and give it its own port, or switch it off so that Prometheus asks ARC directly (anyone in the cluster may then read the metrics). That choice is yours.',
      commands: [],
      lasting: lasting(
        deployment.metadata,
        'metrics:\n  proxy:\n    enabled: true\n  port: 8443   # or: proxy.enabled false and port 8080',
        `# Deployment ${named(deployment)}: another --secure-listen-address or --metrics-addr`,
      ),
    },
  });
}
