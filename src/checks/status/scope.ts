/** Which runners were asked for: all, those of a namespace, or one set. */
export interface Scope {
  namespace?: string | undefined;
  name?: string | undefined;
}

export const inScope = (set: { namespace: string; name: string }, { namespace, name }: Scope): boolean =>
  (namespace === undefined || set.namespace === namespace) && (name === undefined || set.name === name);
