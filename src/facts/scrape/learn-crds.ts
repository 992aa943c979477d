import type { Connections } from '../connections';
import { absent, type Fact, known, learn } from '../fact';
import type { Crd, Monitor } from '../shapes/monitoring';
import { ruleText } from '../source';
import { crdNames, rights } from '../sources';
import { crdNameOf, lostFields } from './lost-fields';

interface RawCrd {
  metadata: { name: string; annotations?: Record<string, string> };
  spec?: { versions?: { storage?: boolean; schema?: { openAPIV3Schema?: Schema } }[] };
}

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** How deep field names are kept: `endpoints.scrapeTimeout` is enough to tell a field that an old CRD would prune. */
const depth = 2;

/**
 * The CRDs that scraping needs and how old they are. One that is not there is left out. A CRD is half a megabyte, and its fields are rarely
 * needed: those that say of which operator they are are not asked for them.
 */
export async function learnCrds(kubernetes: Connections['kubernetes']): Promise<Fact<Crd[]>> {
  return together(crdNames.map((name) => () => learnCrd(kubernetes, name)));
}

/** The same, with their fields where a monitor was applied with one that it does not have: only an old CRD would have dropped it. */
export async function learnLostFields(
  kubernetes: Connections['kubernetes'],
  crds: Fact<Crd[]>,
  monitors: readonly Monitor[],
): Promise<Fact<Crd[]>> {
  if (!crds.known) return crds;
  const wanted = new Set(monitors.filter((monitor) => lostFields(monitor).length > 0).map(crdNameOf));
  const isWanted = ({ metadata, fields }: Crd) => fields === undefined && wanted.has(metadata.name);
  if (!crds.value.some(isWanted)) return crds;
  return together(crds.value.map((crd) => async () => (isWanted(crd) ? wholeCrd(kubernetes, crd.metadata.name) : crd)));
}

async function together(asking: (() => Promise<Crd | undefined>)[]): Promise<Fact<Crd[]>> {
  const facts = await Promise.all(asking.map((ask) => learn(() => ask().catch(absent), ruleText(rights.crds))));
  const blind = facts.find((fact) => !fact.known);
  return blind ?? known(facts.flatMap((fact) => (fact.known && fact.value !== undefined ? [fact.value] : [])));
}

const pathOf = (name: string) => `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;

async function learnCrd(kubernetes: Connections['kubernetes'], name: string): Promise<Crd> {
  const crd = read(name, (await kubernetes.get(pathOf(name), undefined, 'metadata')) as RawCrd);
  return crd.metadata.annotations === undefined && crd.fields === undefined ? wholeCrd(kubernetes, name) : crd;
}

const wholeCrd = async (kubernetes: Connections['kubernetes'], name: string): Promise<Crd> =>
  read(name, (await kubernetes.get(pathOf(name))) as RawCrd);

function read(name: string, { metadata, spec }: RawCrd): Crd {
  const version = metadata.annotations?.['operator.prometheus.io/version'];
  const stored = spec?.versions?.find(({ storage }) => storage) ?? spec?.versions?.[0];
  return {
    metadata: { name, namespace: '', ...(version === undefined ? {} : { annotations: { 'operator.prometheus.io/version': version } }) },
    ...(spec === undefined ? {} : { fields: fieldsOf(stored?.schema?.openAPIV3Schema?.properties?.spec, '', depth).sort() }),
  };
}

function fieldsOf(schema: Schema | undefined, prefix: string, left: number): string[] {
  if (left === 0) return [];
  return Object.entries(schema?.properties ?? schema?.items?.properties ?? {}).flatMap(([name, below]) => [
    prefix + name,
    ...fieldsOf(below, `${prefix}${name}.`, left - 1),
  ]);
}
