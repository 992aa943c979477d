import { anyOf, type VectorSample } from '../prometheus-query';
import type { CensusEntry, FamilySeen } from './status-facts';

/** Matcher for the jobs that scrape ARC. */
export const jobsOf = (census: readonly CensusEntry[]): string => anyOf('job', [...new Set(census.map(({ job }) => job))].sort());

/** When each family was scraped last, per job, of some jobs or of all: the timestamps of samples, one family after the other, as `timestamp` drops the name. */
export function newest(families: readonly string[], jobs = '', subquery?: string): string {
  return families
    .map((family) => {
      const stamp = `timestamp(${family}{${jobs}})`;
      const last = subquery === undefined ? stamp : `max_over_time(${stamp}[${subquery}])`;
      return `label_replace(max by (job, namespace) (${last}), "family", "${family}", "", "")`;
    })
    .join(' or ');
}

export const readSeen = ({ labels, value }: VectorSample): FamilySeen => ({
  family: labels.family ?? '',
  job: labels.job ?? '',
  namespace: labels.namespace ?? '',
  atSeconds: value,
});
