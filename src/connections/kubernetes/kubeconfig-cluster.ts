import { UserError } from '../../errors';
import type { Endpoint } from '../http/exchange';
import type { Authorization } from './authorization';
import { kubeconfigCredentials, readNamed } from './kubeconfig-credentials';
import { type KubeconfigContext, readKubeconfig } from './read-kubeconfig';

export interface ReachableCluster {
  endpoint: Endpoint;
  authorization: Authorization;
  /** Throws UserError where the client certificate cannot be used. Apart, as it takes a while that the handshake of TCP can take, too. */
  checkCertificate(): Promise<void>;
}

export interface KubeconfigChoice {
  kubeconfig?: string | undefined;
  context?: string | undefined;
  /** What was read of it already; it is not read again then. */
  read?: KubeconfigContext | undefined;
}

/** The cluster of a kubeconfig's context, and who we are to it. Calls no server. Throws UserError where the file does not do. */
export async function kubeconfigCluster(
  { kubeconfig, context: name, read }: KubeconfigChoice,
  env: Readonly<Record<string, string | undefined>>,
  pluginTimeoutMs?: number,
): Promise<ReachableCluster> {
  const context = read ?? (await readKubeconfig(kubeconfig, name, env));
  const { cluster } = context;
  if (cluster.proxyUrl)
    throw new UserError(
      `The cluster "${cluster.name}" of ${context.file} is reached through a proxy (proxy-url), which is not supported.`,
      'Run `kubectl proxy` with this context, and point a kubeconfig without proxy-url at http://127.0.0.1:8001.',
    );
  const url = serverUrl(context);
  const [ca, { authorization, certificate }] = await Promise.all([
    authorities(context),
    kubeconfigCredentials(context, env, pluginTimeoutMs),
  ]);
  const tls = {
    ...(ca === undefined || cluster.skipTLSVerify ? {} : { ca }),
    ...(certificate ?? {}),
    ...(cluster.tlsServerName ? { servername: cluster.tlsServerName } : {}),
    ...(cluster.skipTLSVerify ? { rejectUnauthorized: false } : {}),
  };
  return { endpoint: { url, tls }, authorization, checkCertificate: () => checkCertificate(certificate, context) };
}

async function checkCertificate(certificate: object | undefined, { user, file }: KubeconfigContext): Promise<void> {
  if (certificate === undefined) return;
  const { createSecureContext } = await import('node:tls');
  try {
    // No authority is given, as Node parses all of its own at the first; those of the file are given when it connects.
    createSecureContext({ ca: [], ...certificate });
  } catch (error) {
    throw new UserError(
      `The client certificate or key of the user "${user?.name}" in ${file} cannot be used (${(error as Error).message}).`,
      'Fetch the kubeconfig anew.',
    );
  }
}

function serverUrl({ cluster, file }: KubeconfigContext): URL {
  const text = /^https?:\/\//.test(cluster.server) ? cluster.server : `https://${cluster.server}`;
  if (!URL.canParse(text)) throw new UserError(`The server "${cluster.server}" of the cluster "${cluster.name}" in ${file} is not a URL.`);
  return new URL(text);
}

async function authorities({ cluster, file }: KubeconfigContext): Promise<Buffer | undefined> {
  if (!cluster.caData && !cluster.caFile) return undefined;
  const ca = cluster.caData ? Buffer.from(cluster.caData, 'base64') : await readNamed(cluster.caFile!, 'certificate authority');
  if (!ca.includes('-----BEGIN CERTIFICATE-----'))
    throw new UserError(`The certificate authority of the cluster "${cluster.name}" in ${file} is not PEM.`, 'Fetch the kubeconfig anew.');
  return ca;
}
