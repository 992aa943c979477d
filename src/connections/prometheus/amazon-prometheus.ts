import { SignatureV4 } from '@smithy/signature-v4';
import { UserError } from '../../errors';
import type { Query } from '../../facts/connections';
import type { AwsCredentialProvider } from '../aws-credentials';
import { AwsSha256 } from '../aws-sha256';
import type { HttpSession } from '../http/http-session';
import { queryString } from '../query-string';
import { PrometheusApi } from './prometheus-api';

/** The region in the URL of a workspace: `https://aps-workspaces.REGION.amazonaws.com/workspaces/ws-...`. Throws UserError. */
export function amazonRegion(url: URL): string {
  const region = /^aps-workspaces(?:-fips)?\.([a-z0-9-]+)\./.exec(url.hostname)?.[1];
  if (region === undefined)
    throw new UserError(
      `${url.host} is not an Amazon Managed Prometheus workspace.`,
      'Copy "Endpoint - query URL" from the workspace: https://aps-workspaces.REGION.amazonaws.com/workspaces/ws-...',
    );
  return region;
}

/** An Amazon Managed Prometheus workspace; every call is signed. https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-secure-querying.html */
export function amazonPrometheus(url: URL, region: string, credentials: AwsCredentialProvider, session: HttpSession): PrometheusApi {
  const signer = new SignatureV4({ service: 'aps', region, credentials, sha256: AwsSha256, applyChecksum: false });
  const prefix = url.pathname.replace(/\/$/, '');
  return new PrometheusApi(`amazon-managed-prometheus${prefix}`, async (path, query, shrink) => {
    const { headers } = await signer.sign({
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      path: prefix + path,
      query: signedQuery(query),
      headers: { host: url.host },
    });
    // The connection writes the host itself: HTTP/2 has another header for it.
    const { host: _, ...sent } = headers;
    return session.ask({ method: 'GET', path: path + queryString(query), headers: sent, shrink });
  });
}

const signedQuery = (query: Query = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
