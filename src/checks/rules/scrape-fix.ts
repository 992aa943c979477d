import { endpointsOf } from '../../facts/scrape/arc-monitors';
import { prometheusUser } from '../../facts/scrape/learn-reviews';
import type { Fix } from '../../reports/report';
import { setFlags } from './arc-arguments';
import { askLikeTheChart, type Failing, relabelledFrom, sendsToken } from './ask-like-the-chart';
import { askOtherwise, longerTimeout, setOnEndpoint, soon, withoutProxy } from './endpoint-fix';
import { restoredByHelm } from './lasting';
import { metricsAddress, metricsContainerPort, rbacProxy } from './metrics-port';
import { quoted, tokenFile } from './monitor-manifest';
import { applyManifest, kubectl, mergePatch } from './shell';
import { named } from './workload-health';

/** What is wrong, by the causes that a monitor is mended of by asking as the charts' own do. */
const asking: Readonly<Record<string, string>> = {
  'https-to-http': 'ARC speaks plain HTTP there.',
  'http-to-https': 'What listens there speaks TLS.',
  'scrape-unauthorized': "kube-rbac-proxy wants the ServiceAccount's token.",
  'certificate-invalid': 'The certificate there is not one that Prometheus trusts.',
  'metrics-path-not-found': 'ARC serves its metrics at another path or port.',
};

/** How a failing scrape is mended, by its cause; what only a person can decide has no commands. */
export function fixOf(cause: string, failing: Failing): Fix {
  const { monitor, target, component } = failing;
  const from = relabelledFrom(target);
  if (from !== undefined) {
    return {
      explain: `Discovery found the target at ${from}, and relabelings lead its scrapes to ${target.scrapeUrl}. Change those that set __address__, __scheme__ or __metrics_path__ in ${monitor.kind} ${named(monitor)} (or its scrape class) if ARC itself is meant.`,
      commands: [],
    };
  }
  if (/proxyconnect/.test(target.lastError)) return withoutProxy(failing);
  const fields = askLikeTheChart(failing);
  if (asking[cause] !== undefined && Object.keys(fields).length > 0) return askOtherwise(failing, asking[cause], fields);
  switch (cause) {
    case 'https-to-http':
      return setOnEndpoint(failing, `What listens there speaks plain HTTP: ask for it. ${soon}`, { scheme: 'http' });
    case 'http-to-https':
      return {
        explain: 'What listens there refuses the request; where it is a TLS server, set scheme: https on the endpoint.',
        commands: [],
      };
    case 'scrape-unauthorized':
      if (monitor.kind === 'ServiceMonitor' && !sendsToken(endpointsOf(monitor)[failing.index] ?? {}))
        return askOtherwise(failing, 'What listens there wants a token, and none is sent.', { bearerTokenFile: tokenFile });
      return {
        explain:
          'What Prometheus sends is not accepted there: see whether its ServiceAccount token is mounted (automountServiceAccountToken), not expired, and the one that is wanted.',
        commands: [],
      };
    case 'scrape-forbidden':
      return forbidden(failing);
    case 'metrics-path-not-found':
      return component === undefined
        ? setOnEndpoint(failing, `ARC serves its metrics at /metrics. ${soon}`, { path: '/metrics' })
        : { explain: 'Port and path are those of ARC, and it does not know them: see what answers there.', commands: [] };
    case 'scrape-limit-exceeded':
      return limit(failing);
    case 'connection-refused':
      return refused(failing);
    case 'scrape-timed-out':
      return (
        longerTimeout(failing) ?? {
          explain: `Packets are dropped on the way (a NetworkPolicy, a security group between nodes, a mesh), or ARC takes longer than ${target.scrapeTimeout} to answer: the last try took ${target.lastScrapeSeconds.toFixed(1)} s. See network-allows-scrape; on EKS look at the security groups of the nodes, too.`,
          commands: [],
        }
      );
    case 'certificate-invalid':
      return {
        explain:
          'Prometheus does not trust the certificate, or its name does not fit. Give the endpoint the CA (tlsConfig.ca) and, where the name differs, tlsConfig.serverName.',
        commands: [],
      };
    case 'content-type-unsupported':
      return {
        explain:
          "What answers there names no content type that Prometheus 3 takes: see whether port and path are ARC's; else set fallbackScrapeProtocol: PrometheusText0.0.4 on the endpoint.",
        commands: [],
      };
    case 'target-unresolvable':
      return { explain: 'The name has no address: see whether it exists, and what makes it the address.', commands: [] };
    default:
      return {
        explain: `Ask the pod itself what is wrong: ${kubectl(target.labels.namespace ?? monitor.metadata.namespace, 'logs', target.labels.pod ?? '', '-c', component?.container.name ?? 'manager', '--tail=50')}`,
        commands: [],
      };
  }
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

function refused({ component, target, part }: Failing): Fix {
  const asked = /:(\d+)(\/|$)/.exec(target.scrapeUrl)?.[1];
  const address = component === undefined || part === 'scale-set-listener' ? undefined : metricsAddress(component);
  if (component !== undefined && address?.kind === 'open' && String(address.port) !== asked && rbacProxy(component) === undefined) {
    const port = metricsContainerPort(component)?.containerPort ?? Number(asked);
    return {
      explain: `ARC listens on port ${address.port} (--metrics-addr), and port ${asked} is declared and scraped. Let both agree: in the chart one value, metrics.port, sets both. The command makes ARC restart and listen on ${port}.`,
      commands: setFlags(component, { 'metrics-addr': `:${port}` }),
      lasting: restoredByHelm(component.deployment.metadata, `# Deployment ${named(component.deployment)}: --metrics-addr=:${port}`),
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
