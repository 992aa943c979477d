import * as fc from 'fast-check';
import { renderJson } from '../../src/renderers/json';
import { broken, healthy } from './sample-reports';

test('the head comes first, then what the command has to say', () => {
  const parsed = JSON.parse(renderJson(healthy));
  expect(Object.keys(parsed)).toEqual([
    'schemaVersion',
    'command',
    'cluster',
    'madeAt',
    'verdict',
    'summary',
    'runners',
    'sets',
    'problems',
  ]);
  expect(parsed).toMatchObject({
    schemaVersion: 1,
    command: 'status',
    cluster: 'prod',
    verdict: 'healthy',
    madeAt: '2026-11-23T09:00:00.000Z',
  });
  expect(parsed.runners.saturation).toBe(0.2);
});

test('nothing in the data can pass for the verdict', () => {
  expect(JSON.parse(renderJson({ ...broken, data: { verdict: 'healthy', schemaVersion: 9 } }))).toMatchObject({
    verdict: 'unhealthy',
    schemaVersion: 1,
  });
});

test('any words come out as they were, though nothing of the text steers a terminal', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-composite' }),
      fc.constantFrom('\u001b', '\u009b', '\u202e', '\u{e0041}', '\ud800'),
      (words, steering) => {
        const text = renderJson({ ...broken, data: { words: words + steering } });
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
        expect(JSON.parse(text).words).toBe(words + steering);
      },
    ),
  );
});
