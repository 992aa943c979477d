/** Which parts of an object are kept: `true` whole, a nested tree, or `[tree]` for each item of a list. */
export type KeepTree = true | { readonly [key: string]: KeepTree } | readonly [KeepTree];

/**
 * Copies only the named parts of a Kubernetes object, in its own structure. What is not named is never held, recorded or printed:
 * registration tokens, environment variables and Secret data stay where they are, and ten thousand objects fit in a small function.
 */
export function keep(tree: KeepTree, raw: unknown): unknown {
  if (tree === true) return raw;
  if (isList(tree)) return Array.isArray(raw) ? raw.map((item) => keep(tree[0], item)) : undefined;
  if (typeof raw !== 'object' || raw === null) return undefined;
  const kept: Record<string, unknown> = {};
  for (const [key, below] of Object.entries(tree)) {
    const value = (raw as Record<string, unknown>)[key];
    if (value === null && below === true) kept[key] = null;
    if (value === undefined || value === null) continue;
    const inner = keep(below, value);
    if (inner !== undefined) kept[key] = inner;
  }
  return kept;
}

const isList = (tree: KeepTree): tree is readonly [KeepTree] => Array.isArray(tree);
