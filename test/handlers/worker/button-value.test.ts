import fc from 'fast-check';
import { type Pressed, readButton, writeButton } from '../../../src/handlers/worker/button-value';
import { LIMITS } from '../../../src/renderers/slack-limits';
import type { Snapshot } from '../../../src/reports/snapshot';

const before: Snapshot = {
  at: '2026-11-23T09:00:00.000Z',
  verdict: 'unhealthy',
  problems: ['monitor-labels-not-matched@servicemonitor/a/b'],
  figures: [['busy', '2']],
};

test('what is written is read again', () => {
  const pressed: Pressed = { words: 'status prod', asker: 'U1', answer: 'a1', before };
  expect(readButton(writeButton(pressed))).toEqual(pressed);
  expect(readButton(writeButton({ words: 'status prod' }))).toEqual({ words: 'status prod' });
});

test('where there is no room, figures go first, then subjects, then all but the words', () => {
  const figures: Snapshot['figures'] = Array.from({ length: 8 }, (_, at) => [`${'label'.repeat(6)}${at}`, '1'.repeat(300)]);
  expect(readButton(writeButton({ words: 'w', before: { ...before, figures } }))?.before).toEqual({ ...before, figures: [] });
  const problems = Array.from({ length: 60 }, (_, at) => `cause-${at % 9}@servicemonitor/namespace/a-long-name-${at}`);
  const coarse = readButton(writeButton({ words: 'w', before: { ...before, problems } }))?.before;
  expect(coarse).toMatchObject({ coarse: true, verdict: 'unhealthy', figures: [] });
  expect(coarse?.problems).toEqual(Array.from({ length: 9 }, (_, at) => `cause-${at}@`));
  const endless = Array.from({ length: 300 }, (_, at) => `another-cause-${at}@x`);
  expect(readButton(writeButton({ words: 'w', asker: 'U1', before: { ...before, problems: endless } }))).toEqual({
    words: 'w',
    asker: 'U1',
  });
});

test('a value is never longer than Slack takes', () => {
  const anySnapshot = fc.record({
    at: fc.constant('2026-11-23T09:00:00.000Z'),
    verdict: fc.constantFrom('healthy' as const, 'unhealthy' as const, 'undecided' as const),
    problems: fc.array(fc.string({ maxLength: 200 }), { maxLength: 80 }),
    figures: fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), anySnapshot, (words, snapshot) => {
      expect(writeButton({ words, asker: 'U1', before: snapshot }).length).toBeLessThanOrEqual(LIMITS.buttonValue);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['status prod', { words: 'status prod' }],
  ['{"v":9,"w":"status prod","u":"U1","new":{"x":1},"b":{"t":"soon","d":"fine"}}', { words: 'status prod', asker: 'U1' }],
  ['{"v":1,"b":{}}', undefined],
  ['{broken', undefined],
])('the value %s of another version is read as far as it is understood', (value, pressed) => {
  expect(readButton(value)).toEqual(pressed);
});
