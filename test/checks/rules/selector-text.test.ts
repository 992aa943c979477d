import fc from 'fast-check';
import { parseSelector } from '../../../src/checks/rules/selector-text';
import { InvalidSelector, selectorMatches, selectorText } from '../../../src/facts/label-selector';

const name = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,6}[a-z0-9]$/);
const expression = fc.oneof(
  fc.record({ key: name, operator: fc.constantFrom('In', 'NotIn'), values: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  fc.record({ key: name, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);

test('what a selector is written as reads as the same selector', () => {
  fc.assert(
    fc.property(
      fc.array(expression, { minLength: 1, maxLength: 4 }),
      fc.dictionary(name, name, { maxKeys: 4 }),
      (matchExpressions, labels) => {
        const selector = { matchLabels: {}, matchExpressions };
        expect(selectorMatches(parseSelector(selectorText(selector)), labels)).toBe(selectorMatches(selector, labels));
      },
    ),
  );
});

test.each([
  ['', {}, true],
  ['team=blue', { team: 'blue' }, true],
  ['team==blue , !legacy', { team: 'blue' }, true],
  ['team!=blue', {}, true],
  ['team!=blue', { team: 'blue' }, false],
  ['team in (blue, green),tier', { team: 'green', tier: '' }, true],
  ['team notin (blue)', {}, true],
  ['app.kubernetes.io/name=arc', { 'app.kubernetes.io/name': 'arc' }, true],
  ['empty=', { empty: '' }, true],
])('%s of %j is %s', (text, labels, matches) => {
  expect(selectorMatches(parseSelector(text), labels)).toBe(matches);
});

test.each(['a b', 'a in b', 'a=(b)', 'replicas>3', ','])('%s is refused', (text) => {
  expect(() => parseSelector(text)).toThrow(InvalidSelector);
});
