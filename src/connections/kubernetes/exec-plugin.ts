import { spawn } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { UserError } from '../../errors';

/** The `exec` of a kubeconfig's user. https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins */
export interface ExecPlugin {
  apiVersion?: string;
  command: string;
  args?: string[] | null;
  env?: { name: string; value: string }[] | null;
  installHint?: string;
  provideClusterInfo?: boolean;
}

export interface ExecCredential {
  token?: string;
  clientCertificateData?: string;
  clientKeyData?: string;
  /** Instant in milliseconds of the epoch. */
  expiresAt?: number;
}

export interface ExecSurroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** The kubeconfig's: relative commands are relative to it. */
  folder: string;
  /** Handed to the plugin where it wants to know the cluster. */
  cluster: Record<string, unknown>;
  timeoutMs?: number;
}

const defaultTimeoutMs = 15_000;
const maxOutput = 1024 * 1024;

/** Runs the plugin, with no terminal to ask at. Throws UserError: not found, failed (with the last line it said), too slow, no credential. */
export async function runExecPlugin(plugin: ExecPlugin, around: ExecSurroundings): Promise<ExecCredential> {
  const apiVersion = plugin.apiVersion ?? 'client.authentication.k8s.io/v1';
  const spec = { interactive: false, ...(plugin.provideClusterInfo === true ? { cluster: around.cluster } : {}) };
  const env = {
    ...around.env,
    ...Object.fromEntries((plugin.env ?? []).map(({ name, value }) => [name, value])),
    KUBERNETES_EXEC_INFO: JSON.stringify({ apiVersion, kind: 'ExecCredential', spec }),
  };
  return understood(await output(plugin, env, around), plugin);
}

function output(plugin: ExecPlugin, env: NodeJS.ProcessEnv, { folder, timeoutMs = defaultTimeoutMs }: ExecSurroundings): Promise<string> {
  const { command } = plugin;
  const file = /[\\/]/.test(command) ? resolve(folder, command) : command;
  return new Promise((done, reject) => {
    const child = spawn(file, plugin.args ?? [], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complained = '';
    const fail = (error: UserError) => {
      clearTimeout(timer);
      reject(error);
      child.kill('SIGKILL');
      // What the plugin itself has started may hold the pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const seconds = Math.round(timeoutMs / 100) / 10;
    const tooSlow = () =>
      fail(failure(plugin, `did not finish within ${seconds} s`, 'It may be waiting for a log-in: run it by hand once.'));
    const timer = setTimeout(tooSlow, timeoutMs);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.length > maxOutput) fail(failure(plugin, 'says more than a credential', `Run it by hand: ${commandLine(plugin)}`));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained = (complained + text).slice(-4096);
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'ENOENT'
          ? failure(plugin, 'was not found', plugin.installHint?.trim() || `Install ${basename(command)}, or put it on the PATH.`)
          : failure(plugin, `cannot be run (${error.code ?? error.message})`, `Look at the file ${file}.`),
      ),
    );
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) return done(said);
      const lastLine = complained.trim().split('\n').at(-1)?.trim().slice(0, 300) ?? '';
      const end = code === null ? `was ended by ${signal}` : `failed with status ${code}`;
      fail(failure(plugin, lastLine === '' ? end : `${end}: ${lastLine}`, `Run it by hand: ${commandLine(plugin)}`));
    });
  });
}

function understood(text: string, plugin: ExecPlugin): ExecCredential {
  const hint = `Run it by hand: ${commandLine(plugin)}`;
  let status: { token?: unknown; clientCertificateData?: unknown; clientKeyData?: unknown; expirationTimestamp?: unknown } | undefined;
  try {
    status = (JSON.parse(text) as { status?: typeof status }).status;
  } catch {
    throw failure(plugin, 'printed something else than an ExecCredential', hint);
  }
  const credential: ExecCredential = {};
  if (typeof status?.token === 'string' && status.token !== '') credential.token = status.token.trim();
  if (typeof status?.clientCertificateData === 'string' && typeof status.clientKeyData === 'string') {
    credential.clientCertificateData = status.clientCertificateData;
    credential.clientKeyData = status.clientKeyData;
  }
  if (Object.keys(credential).length === 0) throw failure(plugin, 'printed neither a token nor a client certificate', hint);
  const expiresAt = typeof status?.expirationTimestamp === 'string' ? Date.parse(status.expirationTimestamp) : Number.NaN;
  return Number.isNaN(expiresAt) ? credential : { ...credential, expiresAt };
}

const failure = (plugin: ExecPlugin, words: string, hint: string) =>
  new UserError(`The kubeconfig's credential plugin ${basename(plugin.command)} ${words}.`.replace(/\.{2,}$/, '.'), hint);

const commandLine = ({ command, args }: ExecPlugin) => [command, ...(args ?? [])].join(' ');
