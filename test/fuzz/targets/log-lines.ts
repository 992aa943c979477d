import { readFileSync } from 'node:fs';
import { checkScrape } from '../../../src/commands/check-scrape';
import { status } from '../../../src/commands/status';
import type { ScrapeFacts } from '../../../src/facts/scrape/scrape-facts';
import type { StatusFacts } from '../../../src/facts/status/status-facts';
import { soundReport } from '../sound';

interface Recorded<Facts> {
  cluster: string;
  madeAt: string;
  facts: Facts;
}

const read = <Facts>(file: string) => JSON.parse(readFileSync(`test/cases/${file}/facts.json`, 'utf8')) as Recorded<Facts>;
const refused = read<StatusFacts>('status/github-refuses-the-token');
const rejected = read<ScrapeFacts>('check-scrape/timeout-over-interval');
const linesOf = (logs: Record<string, { known: boolean; value?: string[] }> = {}) =>
  Object.values(logs).flatMap((fact) => (fact.known ? (fact.value ?? []) : []));

/** What controllers, the operator and a Prometheus write, in which names from anywhere stand. */
export const seeds = [...linesOf(refused.facts.logs as never), ...linesOf(rejected.facts.logs as never), 'level=error msg="x" err="y"'];

const withLines = <Facts extends { logs?: unknown }>(facts: Facts, lines: string[]): Facts => ({
  ...facts,
  logs: Object.fromEntries(Object.keys((facts.logs ?? {}) as object).map((name) => [name, { known: true, value: lines }])),
});

export function fuzz(data: Buffer): void {
  const lines = data.toString('utf8').split('\n');
  soundReport(status.report({}, withLines(refused.facts, lines), refused));
  soundReport(checkScrape.report({}, withLines(rejected.facts, lines), rejected));
}
