import fc from 'fast-check';
import { labelChanges } from '../../src/checks/rules/label-changes';
import { selectorMatches, selectorText } from '../../src/facts/label-selector';
import type { LabelSelector } from '../../src/facts/shapes/metadata';
import { apply, hasBed, kubectl, testOnBed } from './check-scrape/bed';

/** The API server's own label selection is the independent implementation that ours is held against. */
const namespace = 'arcbot-selection';
const keys = ['app.kubernetes.io/name', 'release', 'team', 'constructor', 'x'.repeat(63), `${'example.'.repeat(30)}com/key`];
const values = ['arc', 'kube-prometheus-stack', '', 'A.b_c-9', 'v'.repeat(63)];

const key = fc.constantFrom(...keys);
const value = fc.constantFrom(...values);
const selectors: fc.Arbitrary<LabelSelector> = fc.record({
  matchLabels: fc.dictionary(key, value, { maxKeys: 2 }),
  matchExpressions: fc.array(
    fc.oneof(
      fc.record({ key, operator: fc.constantFrom('In', 'NotIn'), values: fc.uniqueArray(value, { minLength: 1, maxLength: 3 }) }),
      fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
    ),
    { maxLength: 3 },
  ),
});
const objects = fc
  .sample(fc.dictionary(key, value, { maxKeys: 4 }), { numRuns: 40, seed: 7 })
  .map((labels, index) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `labels-${index}`, namespace, labels } }));

beforeAll(() => {
  if (hasBed) apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }, ...objects);
}, 60_000);
afterAll(() => {
  if (hasBed) kubectl(['delete', 'namespace', namespace, '--ignore-not-found', '--wait=false']);
});

function selectedByServer(selector: LabelSelector): string[] {
  const query = selectorText(selector) === '{} (selects everything)' ? '' : `?labelSelector=${encodeURIComponent(selectorText(selector))}`;
  const list = JSON.parse(kubectl(['get', '--raw', `/api/v1/namespaces/${namespace}/configmaps${query}`])) as {
    items: { metadata: { name: string } }[];
  };
  return list.items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith('labels-'));
}

testOnBed(
  'labels are selected as the API server selects them',
  () => {
    fc.assert(
      fc.property(selectors, (selector) => {
        const ours = objects.filter(({ metadata }) => selectorMatches(selector, metadata.labels)).map(({ metadata }) => metadata.name);
        expect(ours.sort()).toEqual(selectedByServer(selector).sort());
      }),
      { numRuns: 80, seed: 11 },
    );
  },
  300_000,
);

testOnBed(
  'after the change that is printed the API server selects the object',
  () => {
    fc.assert(
      fc.property(selectors, fc.nat(objects.length - 1), (selector, index) => {
        const { name, labels } = objects[index]!.metadata;
        const changes = labelChanges(selector, labels);
        if (changes === undefined) return;
        const patch = { ...changes.set, ...Object.fromEntries(changes.drop.map((each) => [each, null])) };
        // `kubectl apply` would leave labels that it never set: each is put back by hand.
        const back = Object.fromEntries(Object.keys(patch).map((each) => [each, Object.hasOwn(labels, each) ? labels[each] : null]));
        const relabel = (changed: object) =>
          kubectl(['-n', namespace, 'patch', 'configmap', name, '--type=merge', '-p', JSON.stringify({ metadata: { labels: changed } })]);
        relabel(patch);
        const selected = selectedByServer(selector);
        relabel(back);
        expect(selected).toContain(name);
      }),
      { numRuns: 25, seed: 13 },
    );
  },
  300_000,
);
