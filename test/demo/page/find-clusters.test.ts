import { findClusters } from '../../../demo/page/find-clusters';
import type { ClusterCard } from '../../../demo/page-api';

const card = (id: string, title: string, group: string) => ({ id, title, group }) as ClusterCard;
const clusters = [
  card('wrong-path', 'Wrong path', 'Is the target up?'),
  card('monitor-deleted', 'The monitor is gone', 'Is the monitor selected?'),
  card('monitor-lost-its-label', 'The monitor lost its label', 'Is the monitor selected?'),
];
const found = (words: string) => findClusters(clusters, words).map(({ id }) => id);

test('all words must stand in a title, an id or a group, in whatever case and order', () => {
  expect(found('LABEL monitor')).toEqual(['monitor-lost-its-label']);
  expect(found('deleted')).toEqual(['monitor-deleted']);
  expect(found('selected?')).toEqual(['monitor-deleted', 'monitor-lost-its-label']);
  expect(found('nothing like it')).toEqual([]);
});

test('without a word there are all of them', () => {
  expect(found('  ')).toHaveLength(3);
});
