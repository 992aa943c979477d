import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commands } from '../src/commands/index';
import { parseRecording } from '../src/facts/recording';
import { scrubWords } from '../src/facts/scrub';
import { renderBlockKit } from '../src/renderers/block-kit';
import { plainBlocks } from '../src/renderers/plain-blocks';
import { violations } from '../src/renderers/slack-violations';
import { renderTerminal } from '../src/renderers/terminal';
import type { Report } from '../src/reports/report';

/**
 * Every recorded cluster gives the answer that a person has read and agreed to: what it says in a terminal (report.txt) and in Slack
 * (message.json). `npm run cases:write` writes them anew after a deliberate change; CI never does.
 */
const folder = resolve('test/cases');
const writes = process.env.ARCBOT_WRITE_CASES === '1' && process.env.CI === undefined;
const cases = readdirSync(folder).flatMap((command) =>
  readdirSync(join(folder, command))
    .filter((name) => existsSync(join(folder, command, name, 'facts.json')))
    .map((name) => ({ command, name })),
);

test('there are recorded cases', () => expect(cases.length).toBeGreaterThan(0));

describe.each(cases)('$command: $name', ({ command, name }) => {
  const file = (which: string) => join(folder, command, name, which);
  const report = judge(command, readFileSync(file('facts.json'), 'utf8'), name);

  test('says the same in a terminal as when it was agreed to', () => {
    hold(file('report.txt'), `${renderTerminal(report, { colour: false, width: 100 })}\n`);
  });

  test('says the same in Slack as when it was agreed to', () => {
    hold(file('message.json'), `${JSON.stringify(renderBlockKit(report), null, 1)}\n`);
  });

  test("is within Slack's limits in every form", () => {
    expect([
      ...violations(renderBlockKit(report)),
      ...violations(renderBlockKit(report, { nativeCharts: true })),
      ...violations(plainBlocks(report)),
    ]).toEqual([]);
  });

  test('holds nothing that would be taken for a secret', () => expect(scrubWords(report)).toEqual(report));

  test('gives the same answer twice', () => {
    expect(judge(command, readFileSync(file('facts.json'), 'utf8'), name)).toEqual(report);
  });
});

function judge(command: string, text: string, file: string): Report {
  const recording = parseRecording(text, { file, command });
  const found = commands.find(({ name }) => name === command);
  if (found === undefined) throw new Error(`there is no command ${command} to judge ${file} with`);
  return found.report(recording.request, recording.facts, { cluster: recording.cluster, madeAt: recording.madeAt });
}

function hold(file: string, text: string): void {
  if (writes) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
