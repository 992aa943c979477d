import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Cluster, KubeConfig, User } from '@kubernetes/client-node';
import { parse } from 'yaml';
import { UserError } from '../../errors';

type Environment = Readonly<Record<string, string | undefined>>;

/** What client-node does not read of a user. */
export interface UserExtras {
  tokenFile?: string;
  'as-groups'?: string[];
  'as-uid'?: string;
}

/** One context of one or several kubeconfig files, its paths made absolute. */
export interface KubeconfigContext {
  name: string;
  cluster: Cluster;
  user: User | undefined;
  extras: UserExtras;
  /** For what a file's authentication provider does by itself. */
  config: KubeConfig;
  /** Where the user stands. */
  file: string;
}

/**
 * Reads the files, separated as in $KUBECONFIG; of things with the same name the first one counts, as with kubectl.
 * Throws UserError: no such file, not a kubeconfig, no such context, a context that leads nowhere.
 */
export async function readKubeconfig(
  paths: string | undefined,
  contextName: string | undefined,
  env: Environment,
): Promise<KubeconfigContext> {
  const home = env.HOME ?? homedir();
  const given = paths || env.KUBECONFIG || join(home, '.kube', 'config');
  const files = given.split(delimiter).filter((file) => file !== '');
  const loaded = (await Promise.all(files.map((file) => load(resolve(file.replace(/^~(?=\/)/, home)), files.length > 1)))).filter(
    (one) => one !== undefined,
  );
  if (loaded.length === 0) throw missing(given);
  const wanted = contextName ?? loaded.map(({ config }) => config.getCurrentContext()).find(Boolean);
  const names = [...new Set(loaded.flatMap(({ config }) => config.getContexts().map(({ name }) => name)))];
  const hint = names.length === 0 ? 'It holds no contexts.' : `Contexts there: ${names.slice(0, 20).join(', ')}.`;
  if (!wanted) throw new UserError(`The kubeconfig ${given} names no current context.`, `Name one with --context. ${hint}`);
  const context = loaded.map(({ config }) => config.getContextObject(wanted)).find((one) => one !== null);
  if (context === undefined) throw new UserError(`There is no context "${wanted}" in the kubeconfig ${given}.`, hint);
  const cluster = loaded.map(({ config }) => config.getCluster(context.cluster)).find((one) => one !== null);
  if (cluster === undefined)
    throw new UserError(
      `The context "${wanted}" names the cluster "${context.cluster}", which is not in the kubeconfig ${given} or has no server.`,
      `kubectl config set-cluster ${context.cluster} --server=https://...`,
    );
  const holder = loaded.find(({ config }) => config.getUser(context.user) !== null) ?? loaded[0]!;
  const user = holder.config.getUser(context.user) ?? undefined;
  if (context.user && user === undefined)
    throw new UserError(`The context "${wanted}" names the user "${context.user}", who is not in the kubeconfig ${given}.`, hint);
  return { name: wanted, cluster, user, extras: holder.extras.get(context.user) ?? {}, config: holder.config, file: holder.file };
}

interface Loaded {
  file: string;
  config: KubeConfig;
  extras: Map<string, UserExtras>;
}

async function load(file: string, mayMiss: boolean): Promise<Loaded | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT' && mayMiss) return undefined;
    if (code === 'ENOENT') throw missing(file);
    throw new UserError(`The kubeconfig ${file} cannot be read (${code}).`, 'Look at its rights and that it is a file.');
  }
  const extras = extrasOf(text, file);
  // Loaded only here, and only this part of it: loading it takes longer than all the rest of a question.
  const { KubeConfig } = await import('@kubernetes/client-node/dist/config.js');
  const config = new KubeConfig();
  try {
    config.loadFromString(text, { onInvalidEntry: 'filter' });
    config.makePathsAbsolute(dirname(file));
  } catch (error) {
    throw broken(file, error);
  }
  return { file, config, extras };
}

function extrasOf(text: string, file: string): Map<string, UserExtras> {
  let parsed: { users?: { name?: string; user?: UserExtras }[] } | null;
  try {
    parsed = parse(text) as typeof parsed;
  } catch (error) {
    throw broken(file, error);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw broken(file, new Error('it is empty or only text'));
  const users = Array.isArray(parsed.users) ? parsed.users : [];
  return new Map(
    users.flatMap((entry) => {
      if (typeof entry?.name !== 'string' || typeof entry.user !== 'object' || entry.user === null) return [];
      const { tokenFile, ...rest } = entry.user;
      return [[entry.name, typeof tokenFile === 'string' ? { ...rest, tokenFile: resolve(dirname(file), tokenFile) } : rest]];
    }),
  );
}

const missing = (file: string) =>
  new UserError(
    `There is no kubeconfig at ${file}.`,
    'Give one with --kubeconfig or KUBECONFIG; for EKS: aws eks update-kubeconfig --name CLUSTER.',
  );

const broken = (file: string, error: unknown) =>
  new UserError(
    `${file} is not a kubeconfig: ${(error as Error).message.split('\n')[0]!.replace(/:$/, '')}.`,
    `Look at it with: kubectl config view --kubeconfig ${file}`,
  );
