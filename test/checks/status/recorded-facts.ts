import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { judgeStatus } from '../../../src/checks/status/judge-status';
import type { Scope } from '../../../src/checks/status/scope';
import type { Fact } from '../../../src/facts/fact';
import type { Listing } from '../../../src/facts/list-source';
import type { Runner } from '../../../src/facts/shapes/arc';
import type { ArcNumbers, Series, StatusFacts } from '../../../src/facts/status/status-facts';
import type { StatusOutcome, StatusProblem } from '../../../src/reports/status-outcome';

const recording = JSON.parse(readFileSync(resolve('test/cases/status/all-is-well/facts.json'), 'utf8')) as {
  madeAt: string;
  facts: StatusFacts;
};

/** When the recorded cluster was looked at. */
export const madeAt = recording.madeAt;
export const madeAtSeconds = Date.parse(madeAt) / 1000;
export const secondsAgo = (seconds: number): string => new Date((madeAtSeconds - seconds) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

/** A recorded cluster in which all is well, and never was otherwise: tests change what they are about. */
export function healthyFacts(): StatusFacts {
  const facts = structuredClone(recording.facts);
  delete facts.events;
  facts.logs = {};
  for (const count of told(numbersIn(facts).errors)) Object.assign(count, { last15m: 0, last3m: 0 });
  return facts;
}

export function told<T>(fact: Fact<T>): T {
  if (!fact.known) throw new Error(`not known: ${fact.detail}`);
  return fact.value;
}

export const itemsIn = <T>(fact: Fact<Listing<T>>): T[] => told(fact).items;

export function numbersIn(facts: StatusFacts): ArcNumbers {
  const [server] = told(facts.servers);
  return server!.numbers!;
}

export const seriesIn = (facts: StatusFacts): Series[] => told(numbersIn(facts).series);

/** Sets the gauge of a family; `where` picks among its series by any label's value. */
export function setGauge(facts: StatusFacts, family: string, value: number, where?: string): void {
  const its = seriesIn(facts).filter((one) => one.family === family && (where === undefined || Object.values(one.labels).includes(where)));
  if (its.length === 0) throw new Error(`no series of ${family}`);
  for (const one of its) one.value = value;
}

/** As if the scrapes of these families had ended some time ago. */
export function ageGauges(facts: StatusFacts, families: RegExp, seconds: number): void {
  for (const one of seriesIn(facts)) if (families.test(one.family)) one.atSeconds -= seconds;
}

/** The Runners of a namespace in another state; the number of those that were. */
export function setRunners(facts: StatusFacts, namespace: string, status: Runner['status']): number {
  const its = itemsIn(facts.runners).filter(({ metadata }) => metadata.namespace === namespace);
  for (const runner of its) runner.status = status;
  return its.length;
}

export const forbidden = {
  known: false,
  reason: 'forbidden',
  detail: 'the API server does not let us list it',
  rule: '- {a rule}',
} as const;
export const unreachable = { known: false, reason: 'unreachable', detail: 'nobody answers' } as const;

export const judge = (facts: StatusFacts, scope: Scope = {}): StatusOutcome => judgeStatus(facts, scope, madeAt);

export const problemsOf = (facts: StatusFacts, id: string): StatusProblem[] => judge(facts).problems.filter((problem) => problem.id === id);

/** The one problem of that id. */
export function problemOf(facts: StatusFacts, id: string): StatusProblem {
  const problems = problemsOf(facts, id);
  expect(problems).toHaveLength(1);
  return problems[0]!;
}

export const outcomeOf = (facts: StatusFacts, id: string) => judge(facts).checks.find((check) => check.id === id)?.outcome;
