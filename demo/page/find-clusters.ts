import type { ClusterCard } from '../page-api';

/** The clusters in whose title, id or group all the words stand, in their own order; all of them where there is no word. */
export function findClusters(clusters: readonly ClusterCard[], words: string): ClusterCard[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return clusters.filter(({ title, id, group }) => {
    const text = `${title} ${id} ${group}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
