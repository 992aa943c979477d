import { cannotTell, fail, notApplicable, pass } from '../check';
import { lasting } from '../rules/lasting';
import { metricsAddress, rbacProxy } from '../rules/metrics-port';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

const scaleSetValues = 'metrics:\n  controllerManagerAddr: ":8080"\n  listenerAddr: ":8080"\n  listenerEndpoint: "/metrics"';

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
    const { deployment } = component;
    const listenersOff =
      part === 'scale-set-listener' && (component.container.args ?? []).some((arg) => /^--listener-metrics-addr=(0|)$/.test(arg));
    const address = metricsAddress(component);
    const proxy = rbacProxy(component);
    if (address.kind === 'off' || listenersOff) {
      return fail({
        cause: 'metrics-disabled',
        saw: `Deployment ${named(deployment)} runs with ${listenersOff ? '--listener-metrics-addr=0' : '--metrics-addr=0'}: metrics are switched off.`,
        fix: {
          explain: 'Switch metrics on in the release that installs it; the pods restart with it. Listeners follow by themselves.',
          commands: [],
          lasting: lasting(
            deployment.metadata,
            component.generation === 'scale-set' ? scaleSetValues : 'metrics:\n  port: 8080\n  proxy:\n    enabled: false',
            `# Deployment ${named(deployment)}: --metrics-addr=:8080 --listener-metrics-addr=:8080 --listener-metrics-endpoint=/metrics`,
          ),
        },
      });
    }
    if (address.kind === 'unknown')
      return part === 'github-webhook-server' || part === 'actions-metrics-server'
        ? notApplicable(`The ${part} needs no argument for it.`)
        : cannotTell(`The metrics address of Deployment ${named(deployment)} could not be read from its arguments`);
    if (proxy !== undefined && proxy.port === address.port) {
      return fail({
        cause: 'metrics-port-conflict',
        saw: `Both containers of Deployment ${named(deployment)} want port ${address.port}: ARC for its metrics, ${proxy.container.name} for its own listener.`,
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
    if (address.kind === 'loopback' && proxy === undefined) {
      return fail({
        cause: 'metrics-disabled',
        saw: `Deployment ${named(deployment)} serves metrics on localhost port ${address.port} only, and no kube-rbac-proxy stands before it.`,
        fix: {
          explain: 'Let it listen on all addresses of its pod.',
          commands: [],
          lasting: lasting(
            deployment.metadata,
            component.generation === 'scale-set' ? scaleSetValues : 'metrics:\n  proxy:\n    enabled: false\n  port: 8080',
            `# Deployment ${named(deployment)}: --metrics-addr=:${address.port}`,
          ),
        },
      });
    }
    return pass(
      `Deployment ${named(deployment)} serves metrics on port ${proxy?.port ?? address.port}${proxy === undefined ? '' : ` behind ${proxy.container.name}`}.`,
    );
  },
});
