import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStateFile } from '../../src/connections/state-file';
import { CouldNotLook } from '../../src/errors';
import { weekdays } from '../../src/facts/digest/schedules';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const digest = { team: 'T1', channel: 'C1', clusters: ['prod'], at: '09:00', zone: 'UTC', days: [...weekdays] };

test('begins an empty one where there is none, folders included, and gives back what was saved', () => {
  const path = join(folder, 'deep', 'state.json');
  const first = openStateFile(path);
  expect(first.before).toEqual({ digests: [], posted: { entries: {}, told: {} } });
  first.save({ digests: [{ digest, sinceMs: 5 }] });
  first.save({ posted: { entries: { k: { owner: 'w', until: 1, state: 'settled' } }, told: {} } });
  expect(openStateFile(path).before).toEqual({
    digests: [{ digest, sinceMs: 5 }],
    posted: { entries: { k: { owner: 'w', until: 1, state: 'settled' } }, told: {} },
  });
});

test.each(['', '{', '{"arcbotState":2}', '[]', '{"arcbotState":1,"digests":[{}],"posted":{"entries":{},"told":{}}}'])(
  'leaves a file alone that it cannot read: %s',
  (text) => {
    const path = join(folder, 'other.json');
    writeFileSync(path, text);
    expect(() => openStateFile(path)).toThrow('is not a state of arcbot');
    expect(readFileSync(path, 'utf8')).toBe(text);
  },
);

test('a file that cannot be written any more is told', () => {
  const { save } = openStateFile(join(folder, 'state.json'));
  // Stops root as well, whom no permission stops.
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file in place of the folder');
  expect(() => save({ digests: [] })).toThrow(CouldNotLook);
});

test('a place that cannot be written to is refused before anything begins', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => openStateFile(join(folder, 'file', 'state.json'))).toThrow(/cannot be read \(ENOTDIR\)|cannot be written/);
});
