import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CouldNotLook, UserError } from '../../errors';
import type { Authorization } from './authorization';
import type { ExecCredential, ExecPlugin } from './exec-plugin';
import type { KubeconfigContext } from './read-kubeconfig';

export interface KubeconfigCredentials {
  authorization: Authorization;
  /** PEM, from the file or from the plugin. */
  certificate?: { cert: string | Buffer; key: string | Buffer };
}

type Headers = Record<string, string | string[]>;

/** Token files are read anew this often, as client-go does: they are rotated. */
const tokenFileMs = 60_000;

/** Who the kubeconfig says that we are; runs its plugin at once, so that its complaint comes before any question. */
export async function kubeconfigCredentials(
  context: KubeconfigContext,
  env: Readonly<Record<string, string | undefined>>,
  timeoutMs?: number,
): Promise<KubeconfigCredentials> {
  const { user, extras } = context;
  const always = impersonation(context);
  const explain = async (error: CouldNotLook) => (error.status === 401 ? unauthorized(context) : error);
  const by = (headers: () => Promise<Headers>, renew?: () => Promise<boolean>): Authorization => ({
    headers: async () => ({ ...always, ...(await headers()) }),
    explain,
    ...(renew === undefined ? {} : { renew }),
  });
  const certificate = await ownCertificate(context);
  const withCertificate = certificate === undefined ? {} : { certificate };

  if (user?.exec) return { ...withCertificate, ...(await byPlugin(context, env, timeoutMs, by)) };
  if (user?.token) return { ...withCertificate, authorization: by(async () => bearer(user.token!)) };
  if (extras.tokenFile !== undefined) {
    const headers = tokenFileHeaders(extras.tokenFile);
    await headers();
    return { ...withCertificate, authorization: by(headers) };
  }
  if (user?.username) {
    const basic = Buffer.from(`${user.username}:${user.password ?? ''}`).toString('base64');
    return { ...withCertificate, authorization: by(async () => ({ authorization: `Basic ${basic}` })) };
  }
  if (user?.authProvider) {
    const headers = () => providerHeaders(context);
    await headers();
    return { ...withCertificate, authorization: by(headers) };
  }
  return { ...withCertificate, authorization: by(async () => ({})) };
}

async function byPlugin(
  context: KubeconfigContext,
  env: Readonly<Record<string, string | undefined>>,
  timeoutMs: number | undefined,
  by: (headers: () => Promise<Headers>, renew: () => Promise<boolean>) => Authorization,
): Promise<KubeconfigCredentials> {
  const plugin = context.user!.exec as ExecPlugin;
  if (typeof plugin.command !== 'string' || plugin.command === '')
    throw new UserError(`The user "${context.user!.name}" of ${context.file} has an exec plugin without a command.`);
  const { server, caData, tlsServerName, skipTLSVerify } = context.cluster;
  const cluster = {
    server,
    ...(caData ? { 'certificate-authority-data': caData } : {}),
    ...(tlsServerName ? { 'tls-server-name': tlsServerName } : {}),
    ...(skipTLSVerify ? { 'insecure-skip-tls-verify': true } : {}),
  };
  const around = { env, folder: dirname(context.file), cluster, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
  // Loaded only here: what starts a process takes Node a while to load.
  const { runExecPlugin } = await import('./exec-plugin');
  let current = await runExecPlugin(plugin, around);
  let running: Promise<ExecCredential> | undefined;
  const again = async () => {
    running ??= runExecPlugin(plugin, around).finally(() => {
      running = undefined;
    });
    current = await running;
  };
  const headers = async () => {
    if (current.expiresAt !== undefined && current.expiresAt <= Date.now()) await again();
    return current.token === undefined ? {} : bearer(current.token);
  };
  const renew = async () => {
    const before = current.token;
    await again();
    return current.token !== before;
  };
  const { clientCertificateData: cert, clientKeyData: key } = current;
  return { authorization: by(headers, renew), ...(cert === undefined || key === undefined ? {} : { certificate: { cert, key } }) };
}

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token.trim()}` });

function tokenFileHeaders(file: string): () => Promise<Headers> {
  let token = '';
  let readAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (Date.now() - readAt > tokenFileMs) {
      token = await readNamed(file, 'token file').then((bytes) => bytes.toString('utf8'));
      readAt = Date.now();
    }
    return bearer(token);
  };
}

async function ownCertificate({ user }: KubeconfigContext) {
  if (user === undefined || !(user.certData || user.certFile) || !(user.keyData || user.keyFile)) return undefined;
  return {
    cert: user.certData ? Buffer.from(user.certData, 'base64') : await readNamed(user.certFile!, 'client certificate'),
    key: user.keyData ? Buffer.from(user.keyData, 'base64') : await readNamed(user.keyFile!, 'client key'),
  };
}

/** A file that a kubeconfig names. Throws UserError. */
export async function readNamed(file: string, what: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`The kubeconfig's ${what} ${file} cannot be read (${error.code ?? error.message}).`);
  });
}

/** OpenID Connect and the like: what client-node knows of them. */
async function providerHeaders({ config, user, name }: KubeconfigContext): Promise<Headers> {
  const options: { headers: Headers } = { headers: {} };
  // Loaded only here, and only this part of it: loading it takes longer than all the rest of a question.
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
  const loaded = new KubeConfig();
  loaded.loadFromOptions({ ...config, currentContext: name });
  try {
    await loaded.applyToHTTPSOptions(options);
  } catch (error) {
    throw new UserError(
      `The authentication provider "${user?.authProvider?.name}" of the user "${user?.name}" failed: ${(error as Error).message}`,
      'Log in again as you do for kubectl.',
    );
  }
  return options.headers.Authorization === undefined ? {} : { authorization: options.headers.Authorization };
}

function impersonation({ user, extras }: KubeconfigContext): Headers {
  return {
    ...(user?.impersonateUser ? { 'impersonate-user': user.impersonateUser } : {}),
    ...(extras['as-uid'] === undefined ? {} : { 'impersonate-uid': extras['as-uid'] }),
    ...(extras['as-groups'] === undefined ? {} : { 'impersonate-group': extras['as-groups'] }),
  };
}

const unauthorized = ({ user, file, name }: KubeconfigContext) =>
  new CouldNotLook(
    'forbidden',
    `The API server does not accept the credentials of the user "${user?.name ?? 'nobody'}" (401), who stands in the context "${name}" of ${file}: they may have expired; log in again, or fetch the kubeconfig anew.`,
    { status: 401 },
  );
