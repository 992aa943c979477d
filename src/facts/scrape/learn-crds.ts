import { NotThere } from '../../errors';
import type { Connections } from '../connections';
import { type Fact, known, learn } from '../fact';
import type { Crd } from '../shapes/monitoring';
import { ruleText } from '../source';
import { crdNames, rights } from '../sources';

interface RawCrd {
  metadata: { name: string; annotations?: Record<string, string> };
  spec: { versions?: { storage?: boolean; schema?: { openAPIV3Schema?: Schema } }[] };
}

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** How deep field names are kept: `endpoints.scrapeTimeout` is enough to tell a field that an old CRD would prune. */
const depth = 2;

/** The CRDs that scraping needs: how old they are and which fields they know. One that is not there is left out. */
export async function learnCrds(kubernetes: Connections['kubernetes']): Promise<Fact<Crd[]>> {
  const facts = await Promise.all(crdNames.map((name) => learn(() => learnCrd(kubernetes, name), ruleText(rights.crds))));
  const blind = facts.find((fact) => !fact.known);
  return blind ?? known(facts.flatMap((fact) => (fact.known && fact.value !== undefined ? [fact.value] : [])));
}

async function learnCrd(kubernetes: Connections['kubernetes'], name: string): Promise<Crd | undefined> {
  try {
    const { metadata, spec } = (await kubernetes.get(`/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`)) as RawCrd;
    const stored = spec.versions?.find(({ storage }) => storage) ?? spec.versions?.[0];
    const version = metadata.annotations?.['operator.prometheus.io/version'];
    return {
      metadata: { name, namespace: '', ...(version === undefined ? {} : { annotations: { 'operator.prometheus.io/version': version } }) },
      fields: fieldsOf(stored?.schema?.openAPIV3Schema?.properties?.spec, '', depth).sort(),
    };
  } catch (error) {
    if (error instanceof NotThere) return undefined;
    throw error;
  }
}

function fieldsOf(schema: Schema | undefined, prefix: string, left: number): string[] {
  if (left === 0) return [];
  return Object.entries(schema?.properties ?? schema?.items?.properties ?? {}).flatMap(([name, below]) => [
    prefix + name,
    ...fieldsOf(below, `${prefix}${name}.`, left - 1),
  ]);
}
