import type { Fact } from '../../facts/fact';
import type { Listing } from '../../facts/list-source';

export const itemsOf = <T>(fact: Fact<Listing<T>>): T[] => (fact.known ? fact.value.items : []);

/** Whether what is not in the list is not there: everything in that namespace was seen. */
export function covers(fact: Fact<Listing<unknown>>, namespace: string): boolean {
  return fact.known && fact.value.unread === 0 && (fact.value.scope === 'all' || fact.value.scope.includes(namespace));
}

/** Whether the whole cluster was seen. */
export const coversAll = (fact: Fact<Listing<unknown>>): boolean => fact.known && fact.value.scope === 'all' && fact.value.unread === 0;
