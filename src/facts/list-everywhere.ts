import type { Connections } from './connections';
import { type Fact, known } from './fact';
import { type Listing, listSource } from './list-source';
import { ruleText, type Source } from './source';

/** Namespaces that installations commonly use: asked one by one by those who may not list the whole cluster. */
const commonNamespaces = [
  'monitoring',
  'prometheus',
  'observability',
  'kube-prometheus-stack',
  'actions-runner-system',
  'actions-runner-controller',
  'actions-runners',
  'arc-systems',
  'arc-runners',
  'github-runners',
  'arc',
];

type Sources = Readonly<Record<string, Source<unknown>>>;
export type Listings<S extends Sources> = { [K in keyof S]: Fact<Listing<S[K] extends Source<infer T> ? T : never>> };

/**
 * Lists several kinds over the whole cluster, side by side; those that may not be listed so are asked namespace by namespace.
 * Kinds of ARC are asked only in the configured namespaces, where there are any. A namespace that was only guessed and
 * shows nothing at all is forgotten again; one in which anything could be seen is missed where something could not.
 */
export async function listEverywhere<S extends Sources>(
  connections: Connections,
  sources: S,
  options: { maxItems?: number; also?: readonly string[] } = {},
): Promise<Listings<S>> {
  const { kubernetes, namespaces: configured } = connections;
  const names = Object.keys(sources);
  const found = new Map<string, Fact<Listing<unknown>>>();
  const ask = (name: string, namespaces?: readonly string[]) =>
    listSource(kubernetes, sources[name]!, {
      ...(namespaces === undefined ? {} : { namespaces }),
      ...(options.maxItems === undefined ? {} : { maxItems: options.maxItems }),
    });
  await Promise.all(names.map(async (name) => found.set(name, await ask(name, sources[name]!.where === 'arc' ? configured : undefined))));

  const guesses = [...new Set([...(configured ?? []), ...(options.also ?? []), ...commonNamespaces])];
  const again = names.filter((name) => {
    const fact = found.get(name)!;
    return (
      !fact.known &&
      fact.rule !== undefined &&
      sources[name]!.where !== 'cluster' &&
      !(sources[name]!.where === 'arc' && configured !== undefined)
    );
  });
  await Promise.all(again.map(async (name) => found.set(name, await ask(name, guesses))));

  const real = new Set([...(configured ?? []), ...(options.also ?? []), ...again.flatMap((name) => seenIn(found.get(name)!))]);
  for (const name of again) found.set(name, withoutGuesses(found.get(name)!, sources[name]!, real));
  return Object.fromEntries(found) as Listings<S>;
}

const seenIn = (fact: Fact<Listing<unknown>>): readonly string[] => (fact.known && fact.value.scope !== 'all' ? fact.value.scope : []);

function withoutGuesses(fact: Fact<Listing<unknown>>, source: Source<unknown>, real: ReadonlySet<string>): Fact<Listing<unknown>> {
  if (!fact.known) {
    const [first] = [...real].sort();
    return first === undefined ? { ...fact, rule: ruleText(source) } : { ...fact, rule: ruleText(source, first) };
  }
  return known({ ...fact.value, blind: fact.value.blind.filter(({ namespace }) => real.has(namespace)) });
}
