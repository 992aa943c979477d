import fc from 'fast-check';
import { labelChanges, labelsToMeet } from '../../../src/checks/rules/label-changes';
import { selectorMatches } from '../../../src/facts/label-selector';
import type { LabelSelector } from '../../../src/facts/shapes/metadata';

type Labels = Record<string, string>;
const keys = ['a', 'b'];
const values = ['true', 'x', 'y'];
const selector: fc.Arbitrary<LabelSelector> = fc.record({
  matchLabels: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { maxKeys: 2 }),
  matchExpressions: fc.array(
    fc.oneof(
      fc.record({
        key: fc.constantFrom(...keys),
        operator: fc.constantFrom('In', 'NotIn'),
        values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }),
      }),
      fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
    ),
    { maxLength: 4 },
  ),
});
const labels: fc.Arbitrary<Labels> = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values, 'other'), { maxKeys: 2 });

function changed(before: Labels, { set, drop }: { set: Labels; drop: string[] }): Labels {
  return Object.fromEntries(Object.entries({ ...before, ...set }).filter(([key]) => !drop.includes(key)));
}

/** Every combination of labels that can make a difference to the selectors above. */
const worlds = [undefined, ...values, 'other'].flatMap((a) =>
  [undefined, ...values, 'other'].map((b) => ({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) }) as Labels),
);

test('after the change the selector matches; nothing is changed where it did; none is found only where there is none', () => {
  fc.assert(
    fc.property(selector, labels, (wanted, before) => {
      const change = labelChanges(wanted, before);
      if (change === undefined) {
        expect(worlds.filter((world) => selectorMatches(wanted, world))).toEqual([]);
        return;
      }
      expect(selectorMatches(wanted, changed(before, change))).toBe(true);
      if (selectorMatches(wanted, before)) expect(change).toEqual({ set: {}, drop: [] });
    }),
    { numRuns: 500 },
  );
});

test('the change is the smallest: no smaller set of keys would do', () => {
  fc.assert(
    fc.property(selector, labels, (wanted, before) => {
      const change = labelChanges(wanted, before);
      if (change === undefined) return;
      const touched = Object.keys(change.set).length + change.drop.length;
      const distance = (world: Labels) => keys.filter((key) => world[key] !== before[key]).length;
      const least = Math.min(...worlds.filter((world) => selectorMatches(wanted, world)).map(distance));
      expect(touched).toBe(least);
    }),
    { numRuns: 500 },
  );
});

test('a value that NotIn forbids is not chosen from In', () => {
  const wanted = {
    matchExpressions: [
      { key: 'tier', operator: 'In', values: ['gold', 'silver'] },
      { key: 'tier', operator: 'NotIn', values: ['gold'] },
    ],
  };
  expect(labelChanges(wanted, {})).toEqual({ set: { tier: 'silver' }, drop: [] });
});

test('labels to meet are those of an object that has none', () => {
  expect(labelsToMeet(null)).toBeUndefined();
  expect(labelsToMeet({})).toEqual({});
  expect(labelsToMeet({ matchLabels: { release: 'kps' }, matchExpressions: [{ key: 'scrape', operator: 'Exists' }] })).toEqual({
    release: 'kps',
    scrape: 'true',
  });
});
