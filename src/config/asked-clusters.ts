import type { AskedCluster } from '../app';
import type { PrometheusChoice } from '../connections/connect-cluster';
import type { ClusterConfig, Config } from './config-schema';

/** The configuration's clusters in the words of the connections. */
export const askedClusters = ({ clusters }: Pick<Config, 'clusters'>): AskedCluster[] =>
  clusters.map(
    ({ name, eksName, region, roleArn, endpoint, certificateAuthority, kubeconfig, context, namespaces, prometheus, grafana }) => ({
      target: eksName === undefined ? { name, kubeconfig, context } : { name, eksName, region, roleArn, endpoint, certificateAuthority },
      prometheus: prometheus && choiceOf(prometheus),
      namespaces,
      grafana,
    }),
  );

function choiceOf({ url, amp, namespace, service, port, scheme, path }: NonNullable<ClusterConfig['prometheus']>): PrometheusChoice {
  if (url !== undefined) return { url };
  if (amp !== undefined) return { amp };
  // The schema lets nothing else through: these three stand together.
  const address = { kind: 'service' as const, namespace: namespace!, name: service!, port: String(port) };
  return { address: { ...address, ...(scheme && { scheme }), ...(path !== undefined && { pathPrefix: path }) } };
}
