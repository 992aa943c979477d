import fc from 'fast-check';
import { ageText, durationSeconds } from '../../../src/checks/rules/duration';

test.each([
  ['0', 0],
  ['15s', 15],
  ['1m30s', 90],
  ['500ms', 0.5],
  ['1h', 3600],
  ['1d', 86400],
  ['1y2w', 31536000 + 1209600],
])('%s is %d seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds);
});

test.each([undefined, '', '15', 's', '1.5m', '-1s', '1 m', '1M', '30s ', 'ms1'])('%s is no duration', (text) => {
  expect(durationSeconds(text)).toBeUndefined();
});

test('parts add up, and nothing makes it throw', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(59), fc.nat(59), (hours, minutes, seconds) => {
      expect(durationSeconds(`${hours}h${minutes}m${seconds}s`)).toBe(hours * 3600 + minutes * 60 + seconds);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      durationSeconds(text);
    }),
  );
});

test.each([
  [-3, '0 s'],
  [0, '0 s'],
  [99, '99 s'],
  [100, '1 min'],
  [5999, '99 min'],
  [6000, '1 h'],
  [48 * 3600, '2 d'],
])('%d seconds are told as %s', (seconds, text) => {
  expect(ageText(seconds)).toBe(text);
});
