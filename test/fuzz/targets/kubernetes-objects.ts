import { checkScrape } from '../../../src/commands/check-scrape';
import { clusterOf, healthyAnswers, healthyObjects, madeAt } from '../../facts/scrape/cluster-of-facts';
import { Choices, edited, type Json, placesIn } from '../edits';
import { soundReport } from '../sound';

/** Objects of a cluster, each field of which somebody may have written: each byte is a choice of what is changed in a healthy one. */
export const seeds = [Buffer.alloc(8), Buffer.from('\u0003abcdefghijkl'), Buffer.from('\u0008abcdefghijklmnopqrstuvwxyz0123456789')];

const healthy = healthyObjects() as unknown as Json;
/** Without a name no object is one. */
const isIdentity = ([, , part, key]: (string | number)[]) => part === 'metadata' && [undefined, 'name', 'namespace'].includes(key as never);
const places = placesIn(healthy).filter((path) => path.length >= 3 && !isIdentity(path));

export async function fuzz(data: Buffer): Promise<void> {
  const objects = edited(healthy, places, new Choices(data), true) as unknown as ReturnType<typeof healthyObjects>;
  const facts = await checkScrape.gather({}, clusterOf(objects, healthyAnswers()));
  soundReport(checkScrape.report({}, facts, { cluster: 'made', madeAt }));
}
