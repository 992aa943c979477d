import type { Prometheus } from '../connections';
import { anyOf, askVector, type VectorSample } from '../prometheus-query';
import { arcControllers, arcGauges } from './families';
import type { CensusEntry } from './status-facts';

const by = '(__name__, job, namespace, exported_namespace)';

const series = [
  `last_over_time({${anyOf('__name__', arcGauges)}}[1h])`,
  `last_over_time(controller_runtime_reconcile_errors_total{${anyOf('controller', arcControllers)}}[1h])`,
];

/** Which of ARC's metrics were scraped within the last hour, and by which jobs: also by one whose target is gone since. */
const census = series.map((each) => `count by ${by} (${each})`).join(' or ');

/** The jobs of the census in PromQL, for what is asked beside it. */
export const arcJobs = series.map((each) => `group by (job) (${each})`).join(' or ');

/** Throws CouldNotLook. */
export async function takeCensus(prometheus: Prometheus): Promise<CensusEntry[]> {
  return (await askVector(prometheus, census)).map(readEntry).sort((a, b) => compare(key(a), key(b)));
}

const readEntry = ({ labels }: VectorSample): CensusEntry => ({
  family: labels.__name__ ?? '',
  job: labels.job ?? '',
  namespace: labels.namespace ?? '',
  exportedNamespace: labels.exported_namespace ?? '',
});

const key = ({ family, job, namespace, exportedNamespace }: CensusEntry) => [family, job, namespace, exportedNamespace].join('\n');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
