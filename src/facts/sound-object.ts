import type { KeepTree } from './keep';

/**
 * An object as every judgement relies on it: with a namespace (empty for what has none), with the spec that its kind has, and without
 * nulls, which mean the same as absent to the API machinery. An API server keeps its objects so; what stands before one may not.
 */
export function soundObject<T>(kept: T, tree: KeepTree): T {
  const object = withoutNulls(kept) as Record<string, unknown> & { metadata?: object };
  const hasSpec = typeof tree === 'object' && 'spec' in tree;
  return { ...object, metadata: { namespace: '', ...object.metadata }, ...(hasSpec ? { spec: object.spec ?? {} } : {}) } as T;
}

function withoutNulls(value: unknown): unknown {
  // As a rule there is none, and there are tens of thousands of objects to look through.
  if (!holdsNull(value)) return value;
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])));
}

const holdsNull = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).some((inner) => holdsNull(inner)));
