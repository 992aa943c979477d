import { meaningOf } from '../../../demo/page/key-meaning';

const state = { hasCompletions: false, isMarked: false, isEmpty: false, isMultiline: false };
const key = (name: string, shiftKey = false) => ({ key: name, shiftKey });

test('Enter sends, or takes the marked completion', () => {
  expect(meaningOf(key('Enter'), state)).toBe('send');
  expect(meaningOf(key('Enter'), { ...state, hasCompletions: true })).toBe('send');
  expect(meaningOf(key('Enter'), { ...state, hasCompletions: true, isMarked: true })).toBe('take');
  expect(meaningOf(key('Enter', true), state)).toBeUndefined();
});

test('arrows walk the completions where there are any, else the lines before', () => {
  const listed = { ...state, hasCompletions: true };
  expect([meaningOf(key('ArrowDown'), listed), meaningOf(key('ArrowUp'), listed)]).toEqual(['mark-next', 'mark-previous']);
  expect([meaningOf(key('ArrowDown'), state), meaningOf(key('ArrowUp'), state)]).toEqual(['line-after', 'line-before']);
  expect(meaningOf(key('ArrowUp'), { ...state, isMultiline: true })).toBeUndefined();
});

test('Tab and Escape are the page’s only where there are completions', () => {
  const listed = { ...state, hasCompletions: true };
  expect([meaningOf(key('Tab'), listed), meaningOf(key('Escape'), listed)]).toEqual(['take', 'dismiss']);
  expect([meaningOf(key('Tab'), state), meaningOf(key('Escape'), state), meaningOf(key('Tab', true), listed)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('letters are for the text', () => {
  expect(meaningOf(key('a'), { ...state, hasCompletions: true, isMarked: true })).toBeUndefined();
});
