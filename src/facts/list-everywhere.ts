import type { Connections } from './connections';
import { type Fact, known } from './fact';
import { type Listing, listSource } from './list-source';
import { ruleText, type Source, type Where } from './source';

const monitoringNamespaces = ['monitoring', 'prometheus', 'observability', 'kube-prometheus-stack'];

/** Namespaces that installations commonly use: asked one by one by those who may not list the whole cluster. */
const commonNamespaces = [
  ...monitoringNamespaces,
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

/** Kinds that are being listed over the whole cluster already, by who needs them before the others are known. */
type Begun<S extends Sources> = { readonly [K in keyof S]?: Promise<Listings<S>[K]> };

/**
 * Lists several kinds over the whole cluster, side by side; those that may not be listed so are asked namespace by namespace.
 * Kinds of ARC are asked only in the configured namespaces, where there are any. A namespace that was only guessed and
 * shows nothing at all is forgotten again; one in which anything could be seen is missed where something could not.
 */
export async function listEverywhere<S extends Sources>(
  connections: Connections,
  sources: S,
  options: { maxItems?: number; also?: readonly string[]; begun?: Begun<S> } = {},
): Promise<Listings<S>> {
  const { kubernetes, namespaces: configured } = connections;
  const names = Object.keys(sources);
  const found = new Map<string, Fact<Listing<unknown>>>();
  const ask = (name: string, namespaces?: readonly string[]) =>
    listSource(kubernetes, sources[name]!, {
      ...(namespaces === undefined ? {} : { namespaces }),
      ...(options.maxItems === undefined ? {} : { maxItems: options.maxItems }),
    });
  await Promise.all(
    names.map(async (name) => {
      const begun = options.begun?.[name] as Promise<Fact<Listing<unknown>>> | undefined;
      found.set(name, await (begun ?? ask(name, sources[name]!.where === 'arc' ? configured : undefined)));
    }),
  );

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

  const seenBy = (wanted: (where: Where) => boolean) =>
    new Set([
      ...(configured ?? []),
      ...(options.also ?? []),
      ...again.filter((name) => wanted(sources[name]!.where)).flatMap((name) => seenIn(found.get(name)!)),
    ]);
  const real = { arc: seenBy((where) => where === 'arc'), any: seenBy(() => true) };
  for (const name of again) found.set(name, withoutGuesses(found.get(name)!, sources[name]!, real));
  return Object.fromEntries(found) as Listings<S>;
}

const seenIn = (fact: Fact<Listing<unknown>>): readonly string[] => (fact.known && fact.value.scope !== 'all' ? fact.value.scope : []);

/** Kinds of monitoring stand in one namespace, which is enough to see; those of ARC wherever any of ARC's can be seen; others everywhere. */
function withoutGuesses(
  fact: Fact<Listing<unknown>>,
  source: Source<unknown>,
  real: { arc: ReadonlySet<string>; any: ReadonlySet<string> },
): Fact<Listing<unknown>> {
  if (fact.known) {
    const matters = source.where === 'monitoring' ? new Set<string>() : source.where === 'arc' ? real.arc : real.any;
    return known({ ...fact.value, blind: fact.value.blind.filter(({ namespace }) => matters.has(namespace)) });
  }
  const candidates = [...(source.where === 'arc' && real.arc.size > 0 ? real.arc : real.any)].sort();
  const likely = source.where === 'monitoring' ? candidates.find((namespace) => monitoringNamespaces.includes(namespace)) : undefined;
  const kind = source.group === '' ? source.resource : `${source.resource}.${source.group}`;
  return { ...fact, detail: `the API server does not let us list ${kind}`, rule: ruleText(source, likely ?? candidates[0]) };
}
