import type { ProxyAddress } from '../../facts/connections';
import type { AwsCredentialProvider } from '../aws-credentials';
import type { EndpointSource } from '../http/exchange';
import type { HttpSession } from '../http/http-session';
import type { KubernetesApi } from '../kubernetes/kubernetes-api';
import { type PrometheusApi, prometheusThroughProxy } from './prometheus-api';
import { prometheusAtUrl, prometheusUrl } from './prometheus-at-url';

/** The Prometheus that the person named: behind the API server's proxy, by URL (may hold user:password@ and a path), or Amazon's by URL. */
export type PrometheusChoice = { address: ProxyAddress } | { url: string } | { amp: string };

export interface PrometheusWays {
  kubernetes: KubernetesApi;
  open(who: string, source: EndpointSource): HttpSession;
  credentials: AwsCredentialProvider;
}

/** Makes no call. Throws UserError where the choice leads nowhere. */
export async function choosePrometheus(
  choice: PrometheusChoice,
  { kubernetes, open, credentials }: PrometheusWays,
): Promise<PrometheusApi> {
  if ('address' in choice) return prometheusThroughProxy(kubernetes, choice.address);
  const at = prometheusUrl('amp' in choice ? choice.amp : choice.url);
  const source: EndpointSource = { endpoint: async () => ({ url: at.url }) };
  if (!('amp' in choice)) return prometheusAtUrl(at, open('the Prometheus', source));
  const { amazonPrometheus, amazonRegion } = await import('./amazon-prometheus');
  return amazonPrometheus(at.url, amazonRegion(at.url), credentials, open('Amazon Managed Prometheus', source));
}
