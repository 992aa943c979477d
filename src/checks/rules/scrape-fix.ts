import type { ArcComponent } from '../../facts/arc-components';
import { endpointsOf } from '../../facts/scrape/arc-monitors';
import { prometheusUser } from '../../facts/scrape/learn-reviews';
import type { Target } from '../../facts/scrape/scrape-facts';
import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';
import type { Fix } from '../../reports/report';
import { restoredByHelm } from './lasting';
import { metricsAddress, metricsContainerPort, rbacProxy } from './metrics-port';
import { quoted } from './monitor-manifest';
import { endpointsField } from './rejection';
import { applyManifest, jsonPatch, kubectl, mergePatch } from './shell';
import { named } from './workload-health';

interface Failing {
  target: Target;
  monitor: Monitor;
  index: number;
  prometheus: PrometheusObject | undefined;
  component: ArcComponent | undefined;
}

const soon = 'Prometheus loads the change up to two minutes later, and scrapes after one interval.';

/** How a failing scrape is mended, by its cause; what only a person can decide has no commands. */
export function fixOf(cause: string, failing: Failing): Fix {
  const { monitor, target, component } = failing;
  const container = component?.container.name ?? 'manager';
  switch (cause) {
    case 'https-to-http':
      return set(failing, `ARC speaks plain HTTP there: ask for it. ${soon}`, { scheme: 'http' });
    case 'http-to-https':
      if (component !== undefined && rbacProxy(component) === undefined)
        return {
          explain: 'What listens there refuses the request; where it is a TLS server, set scheme: https on the endpoint.',
          commands: [],
        };
      return set(failing, `kube-rbac-proxy speaks HTTPS and wants a token. ${soon}`, {
        scheme: 'https',
        bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
        tlsConfig: { insecureSkipVerify: true },
      });
    case 'scrape-unauthorized':
      if ((endpointsOf(monitor)[failing.index]?.bearerTokenFile ?? '') !== '')
        return {
          explain:
            'The token that Prometheus sends is not accepted: see whether its ServiceAccount token is mounted (automountServiceAccountToken) and not expired.',
          commands: [],
        };
      return set(failing, `kube-rbac-proxy wants the ServiceAccount's token. ${soon}`, {
        bearerTokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
      });
    case 'scrape-forbidden':
      return forbidden(failing);
    case 'metrics-path-not-found':
      return set(failing, `ARC serves its metrics at /metrics. ${soon}`, { path: '/metrics' });
    case 'scrape-limit-exceeded':
      return limit(failing);
    case 'connection-refused':
      return refused(failing);
    case 'scrape-timed-out':
      return {
        explain: `Packets are dropped on the way (a NetworkPolicy, a security group between nodes, a mesh), or ARC takes longer than ${target.scrapeTimeout} to answer: the last try took ${target.lastScrapeSeconds.toFixed(1)} s. See network-allows-scrape; on EKS look at the security groups of the nodes, too.`,
        commands: [],
      };
    case 'certificate-invalid':
      return {
        explain: `Prometheus does not trust the certificate, or its name does not fit. Give the endpoint the CA (tlsConfig.ca), or, where a self-signed certificate of kube-rbac-proxy is all there is, tlsConfig.insecureSkipVerify: true.`,
        commands: [],
      };
    case 'content-type-unsupported':
      return {
        explain:
          "What answers there names no content type that Prometheus 3 takes: see whether port and path are ARC's; else set fallbackScrapeProtocol: PrometheusText0.0.4 on the endpoint.",
        commands: [],
      };
    case 'target-unresolvable':
      return { explain: 'The name has no address: see whether relabelings set __address__ to a name that exists.', commands: [] };
    default:
      return {
        explain: `Ask the pod itself what is wrong: ${kubectl(target.labels.namespace ?? monitor.metadata.namespace, 'logs', target.labels.pod ?? '', '-c', container, '--tail=50')}`,
        commands: [],
      };
  }
}

function set({ monitor, index }: Failing, explain: string, fields: Record<string, unknown>): Fix {
  const operations = Object.entries(fields).map(([field, value]) => ({
    op: 'add' as const,
    path: `/spec/${endpointsField(monitor)}/${index}/${field}`,
    value,
  }));
  const lines = Object.entries(fields).map(
    ([field, value]) => `${field}: ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`,
  );
  return {
    explain,
    commands: [jsonPatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, ...operations)],
    lasting: restoredByHelm(monitor.metadata, `# endpoint ${index} of ${monitor.kind} ${named(monitor)}\n${lines.join('\n')}`),
  };
}

function limit({ monitor, target, prometheus }: Failing): Fix {
  const limits = { sampleLimit: /sample limit/, bodySizeLimit: /body size limit/, labelLimit: /label_limit/ } as const;
  const field = (Object.keys(limits) as (keyof typeof limits)[]).find(
    (name) => limits[name].test(target.lastError) && monitor.spec[name] !== undefined,
  );
  if (field === undefined)
    return {
      explain: `The limit is not set in the monitor but by Prometheus ${prometheus === undefined ? '' : named(prometheus)} (enforced limits): whoever set it decides whether to raise it.`,
      commands: [],
    };
  return {
    explain: `Lift ${field} (${monitor.spec[field]}) of the monitor: ARC exposes more than that, and a scrape over the limit is discarded whole. To keep a limit, set it well above what ARC exposes. ${soon}`,
    commands: [mergePatch(monitor.metadata.namespace, monitor.kind.toLowerCase(), monitor.metadata.name, { spec: { [field]: null } })],
    lasting: restoredByHelm(monitor.metadata, `# ${monitor.kind} ${named(monitor)}: without spec.${field}`),
  };
}

function refused({ component, target }: Failing): Fix {
  const asked = /:(\d+)\//.exec(target.scrapeUrl)?.[1];
  const address = component === undefined ? undefined : metricsAddress(component);
  const declared = component === undefined ? undefined : metricsContainerPort(component)?.containerPort;
  if (
    component !== undefined &&
    address !== undefined &&
    'port' in address &&
    String(address.port) !== asked &&
    rbacProxy(component) === undefined
  ) {
    return {
      explain: `ARC listens on port ${address.port} (--metrics-addr), and port ${asked} is declared and scraped. Let both agree: in the chart one value, metrics.port, sets both.`,
      commands: [],
      lasting: restoredByHelm(
        component.deployment.metadata,
        `# Deployment ${named(component.deployment)}: --metrics-addr=:${declared ?? asked}`,
      ),
    };
  }
  return {
    explain: `The pod is there and nothing listens on port ${asked ?? 'asked for'}: see whether ARC runs, and on which address it serves metrics (--metrics-addr).`,
    commands: [],
  };
}

/** kube-rbac-proxy asks whether the caller may get the path itself (a nonResourceURL). */
function forbidden({ prometheus, monitor, index }: Failing): Fix {
  if (prometheus === undefined) return { explain: "Allow Prometheus' ServiceAccount to get /metrics.", commands: [] };
  const path = endpointsOf(monitor)[index]?.path ?? '/metrics';
  const [, , namespace = '', account = ''] = prometheusUser(prometheus).split(':');
  const name = 'prometheus-reads-metrics';
  const manifest = [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRole',
    `metadata: {name: ${name}}`,
    `rules: [{nonResourceURLs: [${JSON.stringify(path)}], verbs: [get]}]`,
    '---',
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: ClusterRoleBinding',
    `metadata: {name: ${name}}`,
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${name}}`,
    `subjects: [{kind: ServiceAccount, name: ${quoted(account)}, namespace: ${quoted(namespace)}}]`,
  ].join('\n');
  return {
    explain: "kube-rbac-proxy lets in who may get that path: grant it to Prometheus' ServiceAccount. It works within a minute.",
    commands: [applyManifest(manifest)],
    lasting: { kind: 'manifest', text: manifest },
  };
}
