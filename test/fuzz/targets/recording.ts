import { readFileSync } from 'node:fs';
import { main } from '../../../src/cli/main';
import { violations } from '../../../src/renderers/slack-violations';
import { Choices, edited, type Json, placesIn } from '../edits';

/** Recordings, which people write by hand and pass on: each byte is a choice of what is changed in one. */
export const seeds = [Buffer.alloc(8), Buffer.from('\u0001\u0003abcdefgh'), Buffer.from('\u0002\u0005abcdefghijklmnopqrstuvwxyz')];

const recorded = [
  ['check-scrape', 'monitor-lost-its-label'],
  ['check-scrape', 'network-policy-denies'],
  ['status', 'github-refuses-the-token'],
  ['status', 'jobs-wait-for-a-scale-set-at-its-maximum'],
  ['stack', 'all-is-well'],
].map(([command, name]) => {
  const value = JSON.parse(readFileSync(`test/cases/${command}/${name}/facts.json`, 'utf8')) as Json;
  return { value, places: placesIn(value) };
});

export async function fuzz(data: Buffer): Promise<void> {
  const choices = new Choices(data);
  const { value, places } = recorded[choices.byte() % recorded.length]!;
  const output = ['text', 'json', 'slack'][choices.byte() % 3]!;
  const text = JSON.stringify(edited(value, places, choices, choices.byte() % 2 === 0));
  const said = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') => ({
    write: (more: string) => {
      said[name] += more;
    },
  });
  const status = await main(['--facts', 'FILE', '-o', output], {
    stdout: into('stdout'),
    stderr: into('stderr'),
    variables: { LOG_LEVEL: 'debug' },
    now: () => new Date(0),
    readFile: async () => text,
  });
  if (![0, 1, 2, 64].includes(status)) throw new Error(`exit status ${status}: ${said.stderr}`);
  const steers = /(?![\n\t])[\p{Cc}\p{Cf}]/u;
  if (steers.test(output === 'text' ? said.stdout + said.stderr : said.stderr)) throw new Error('it steers a terminal');
  if (status === 64) return;
  if (output === 'json') JSON.parse(said.stdout);
  if (output === 'slack' && violations(JSON.parse(said.stdout)).length > 0)
    throw new Error(`Slack would not take it: ${violations(JSON.parse(said.stdout))}`);
}
