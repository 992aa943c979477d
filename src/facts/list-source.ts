import { CouldNotLook, NotThere } from '../errors';
import type { Kubernetes } from './connections';
import { type Fact, known, type Unknown, unknown } from './fact';
import { keep } from './keep';
import { soundObject } from './sound-object';
import { listPath, ruleText, type Source } from './source';

/** What a list told, and how far we could see. */
export interface Listing<T> {
  items: T[];
  /** Where we looked: everywhere, or only in these namespaces. */
  scope: 'all' | string[];
  /** Namespaces that we wanted to see and could not. */
  blind: (Omit<Unknown, 'known'> & { namespace: string })[];
  /** False when the API server does not serve this kind at all (its CRD is not there). */
  served: boolean;
  /** How many more there are that were not read (lists are cut at `maxItems`). */
  unread: number;
}

export interface ListOptions<T = never> {
  /** Only these namespaces; undefined: the whole cluster. */
  namespaces?: readonly string[];
  labelSelector?: string;
  /** At most this many items; the rest is counted in `unread`. Default 5000. */
  maxItems?: number;
  choice?: Choice<T>;
}

/** Once `after` items are kept, those of further pages are looked at all the same, and kept where they matter. */
export interface Choice<T> {
  after: number;
  matters(item: T): boolean;
}

/** Large pages: each costs a round trip to the server, and none stands in memory before it is cut to what is kept. */
const pageSize = 1000;

/** Lists a kind in all namespaces, or in each of the given ones side by side. Known as soon as one namespace could be seen. */
export async function listSource<T>(kubernetes: Kubernetes, source: Source<T>, options: ListOptions<T> = {}): Promise<Fact<Listing<T>>> {
  if (options.namespaces === undefined) {
    const answer = await tryList(kubernetes, source, undefined, options);
    return 'blind' in answer
      ? unknown(answer.blind.reason, answer.blind.detail, answer.blind.rule)
      : known({ ...answer, scope: 'all', blind: [] });
  }
  const namespaces = [...new Set(options.namespaces)].sort();
  const answers = await Promise.all(namespaces.map((namespace) => tryList(kubernetes, source, namespace, options)));
  const listing: Listing<T> = { items: [], scope: [], blind: [], served: true, unread: 0 };
  for (const [index, answer] of answers.entries()) {
    if ('blind' in answer) {
      listing.blind.push({ namespace: namespaces[index]!, ...answer.blind });
      continue;
    }
    (listing.scope as string[]).push(namespaces[index]!);
    listing.items.push(...answer.items);
    listing.unread += answer.unread;
    listing.served &&= answer.served;
  }
  const first = listing.blind[0];
  return listing.scope.length === 0 && first !== undefined ? unknown(first.reason, first.detail, first.rule) : known(listing);
}

type Answer<T> = Pick<Listing<T>, 'items' | 'served' | 'unread'> | { blind: Omit<Unknown, 'known'> };

async function tryList<T>(
  kubernetes: Kubernetes,
  source: Source<T>,
  namespace: string | undefined,
  options: ListOptions<T>,
): Promise<Answer<T>> {
  try {
    return await listPages(kubernetes, source, namespace, options);
  } catch (error) {
    if (error instanceof NotThere) return { items: [], served: false, unread: 0 };
    if (!(error instanceof CouldNotLook)) throw error;
    const rule = error.status === 403 ? { rule: ruleText(source, namespace) } : {};
    return { blind: { reason: error.reason, detail: error.detail, ...rule } };
  }
}

interface Page {
  items?: unknown[];
  metadata?: { continue?: string; remainingItemCount?: number };
}

async function listPages<T>(
  kubernetes: Kubernetes,
  source: Source<T>,
  namespace: string | undefined,
  options: ListOptions<T>,
  restarted = false,
) {
  const maxItems = options.maxItems ?? 5000;
  const selectors = [source.labelSelector, options.labelSelector].filter((selector) => selector !== undefined);
  const labelSelector = selectors.length === 0 ? undefined : selectors.join(',');
  const path = listPath(source, namespace);
  const items: T[] = [];
  const read = (raw: unknown): T =>
    ({
      ...(source.kind === undefined ? {} : { kind: source.kind }),
      ...(soundObject(keep(source.keep, raw), source.keep) as object),
    }) as T;
  let token: string | undefined;
  for (;;) {
    let page: Page;
    const choice = options.choice !== undefined && items.length >= options.choice.after ? options.choice : undefined;
    const shrink = {
      list: 'items',
      keep: (raw: unknown) => (choice === undefined || !isObject(raw) || choice.matters(read(raw)) ? keep(source.keep, raw) : undefined),
    };
    try {
      page = (await kubernetes.get(
        path,
        { limit: pageSize, continue: token, labelSelector, fieldSelector: source.fieldSelector },
        shrink,
      )) as Page;
    } catch (error) {
      // A page token lives a few minutes on the server; the list is then read again from its start, once.
      if (error instanceof CouldNotLook && error.status === 410 && !restarted)
        return listPages(kubernetes, source, namespace, options, true);
      throw error;
    }
    if (!(page.items ?? []).every(isObject))
      throw new CouldNotLook('unsupported', `The API server lists ${source.resource} in a form that is not Kubernetes'.`);
    for (const raw of page.items ?? []) {
      const item = read(raw);
      // A connection may have shrunk nothing.
      if (choice === undefined || choice.matters(item)) items.push(item);
    }
    token = page.metadata?.continue || undefined;
    if (token === undefined) return { items, served: true, unread: 0 };
    if (items.length >= maxItems) return { items, served: true, unread: page.metadata?.remainingItemCount ?? 1 };
  }
}

/** Of an object, what everything here relies on. */
const isObject = (item: unknown): boolean => typeof (item as { metadata?: { name?: unknown } } | null)?.metadata?.name === 'string';
