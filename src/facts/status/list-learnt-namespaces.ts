import type { Kubernetes } from '../connections';
import { type Fact, known } from '../fact';
import { type Listing, listSource } from '../list-source';
import type { Source } from '../source';

/** Lists a kind in namespaces that were learnt of meanwhile, where it could not be listed over the whole cluster. */
export async function listLearntNamespaces<T>(
  kubernetes: Kubernetes,
  source: Source<T>,
  listed: Fact<Listing<T>>,
  learnt: readonly string[],
  maxItems?: number,
): Promise<Fact<Listing<T>>> {
  // A list that failed for another reason than a missing right fails in one namespace, too.
  if (listed.known ? listed.value.scope === 'all' : listed.rule === undefined) return listed;
  const seen = listed.known ? [...listed.value.scope, ...listed.value.blind.map(({ namespace }) => namespace)] : [];
  const namespaces = learnt.filter((namespace) => !seen.includes(namespace));
  if (namespaces.length === 0) return listed;
  const more = await listSource(kubernetes, source, { namespaces, ...(maxItems === undefined ? {} : { maxItems }) });
  return merge(listed, more, namespaces);
}

function merge<T>(listed: Fact<Listing<T>>, more: Fact<Listing<T>>, asked: readonly string[]): Fact<Listing<T>> {
  if (!listed.known) return more;
  if (!more.known) {
    const { known: _, ...blind } = more;
    return known({ ...listed.value, blind: [...listed.value.blind, ...asked.map((namespace) => ({ namespace, ...blind }))] });
  }
  const [first, second] = [listed.value, more.value];
  return known({
    items: [...first.items, ...second.items],
    scope: first.scope === 'all' ? 'all' : [...first.scope, ...second.scope].sort(),
    blind: [...first.blind, ...second.blind],
    served: first.served && second.served,
    unread: first.unread + second.unread,
  });
}
