import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Cluster, Context, User } from '@kubernetes/client-node';
import { newClusters, newContexts, newUsers } from '@kubernetes/client-node/dist/config_types.js';
import { UserError } from '../../errors';
import { plainYaml } from './plain-yaml';

type Environment = Readonly<Record<string, string | undefined>>;

/** What client-node does not read of a user. */
export interface UserExtras {
  tokenFile?: string;
  'as-groups'?: string[];
  'as-uid'?: string;
}

export interface KubeconfigFile {
  clusters: Cluster[];
  contexts: Context[];
  users: User[];
  currentContext: string | undefined;
}

/** One context of one or several kubeconfig files, its paths made absolute. */
export interface KubeconfigContext {
  name: string;
  cluster: Cluster;
  user: User | undefined;
  extras: UserExtras;
  /** All of the file, for what its authentication provider does by itself. */
  config: KubeconfigFile;
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
  const wanted = contextName ?? loaded.map(({ config }) => config.currentContext).find(Boolean);
  const names = [...new Set(loaded.flatMap(({ config }) => config.contexts.map(({ name }) => name)))];
  const hint = names.length === 0 ? 'It holds no contexts.' : `Contexts there: ${names.slice(0, 20).join(', ')}.`;
  if (!wanted) throw new UserError(`The kubeconfig ${given} names no current context.`, `Name one with --context. ${hint}`);
  const context = firstNamed(loaded, 'contexts', wanted)?.found;
  if (context === undefined) throw new UserError(`There is no context "${wanted}" in the kubeconfig ${given}.`, hint);
  const cluster = firstNamed(loaded, 'clusters', context.cluster)?.found;
  if (cluster === undefined)
    throw new UserError(
      `The context "${wanted}" names the cluster "${context.cluster}", which is not in the kubeconfig ${given} or has no server.`,
      `kubectl config set-cluster ${context.cluster} --server=https://...`,
    );
  const { found: user, holder } = firstNamed(loaded, 'users', context.user) ?? { found: undefined, holder: loaded[0]! };
  if (context.user && user === undefined)
    throw new UserError(`The context "${wanted}" names the user "${context.user}", who is not in the kubeconfig ${given}.`, hint);
  return { name: wanted, cluster, user, extras: holder.extras.get(context.user) ?? {}, config: holder.config, file: holder.file };
}

interface Loaded {
  file: string;
  config: KubeconfigFile;
  extras: Map<string, UserExtras>;
}

function firstNamed<Kind extends 'clusters' | 'contexts' | 'users'>(loaded: readonly Loaded[], kind: Kind, wanted: string) {
  for (const holder of loaded) {
    const found = (holder.config[kind] as KubeconfigFile[Kind][number][]).find(({ name }) => name === wanted);
    if (found !== undefined) return { found, holder };
  }
  return undefined;
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
  const parsed = await parsedFile(text, file);
  const options = { onInvalidEntry: 'filter' } as const;
  try {
    const config: KubeconfigFile = {
      clusters: newClusters(parsed.clusters as never, options).map((cluster) => absolute(cluster, ['caFile'], file)),
      contexts: newContexts(parsed.contexts as never, options),
      users: newUsers(parsed.users as never, options).map((user) => absolute(user, ['certFile', 'keyFile'], file)),
      currentContext: typeof parsed['current-context'] === 'string' ? parsed['current-context'] : undefined,
    };
    return { file, config, extras: extrasOf(parsed.users, file) };
  } catch (error) {
    throw broken(file, error);
  }
}

/** JSON is YAML as well; that and what kubectl writes are read without the parser, which takes ten milliseconds to load and begin. */
const parse = async (text: string): Promise<unknown> =>
  (text.trimStart().startsWith('{') ? parsedJson(text) : plainYaml(text)) ?? (await import('js-yaml')).load(text);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function parsedFile(text: string, file: string): Promise<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = await parse(text);
  } catch (error) {
    throw broken(file, error);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw broken(file, new Error('it is empty or only text'));
  return parsed as Record<string, unknown>;
}

/** Paths in a kubeconfig are relative to its folder. */
function absolute<T extends object>(thing: T, keys: readonly (keyof T)[], file: string): T {
  const paths = keys.flatMap((key) => (typeof thing[key] === 'string' && thing[key] ? [[key, resolve(dirname(file), thing[key])]] : []));
  return { ...thing, ...Object.fromEntries(paths) };
}

function extrasOf(users: unknown, file: string): Map<string, UserExtras> {
  const entries: { name?: unknown; user?: UserExtras | null }[] = Array.isArray(users) ? users : [];
  return new Map(
    entries.flatMap((entry) => {
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
