import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { status } from '../../src/commands/status';
import type { StatusFacts } from '../../src/facts/status/status-facts';

const { facts, madeAt } = JSON.parse(readFileSync(resolve('test/cases/status/all-is-well/facts.json'), 'utf8')) as {
  facts: StatusFacts;
  madeAt: string;
};
const report = (namespace?: string, name?: string, changed: Partial<StatusFacts> = {}) =>
  status.report({ namespace, name }, { ...structuredClone(facts), ...changed }, { cluster: 'prod', madeAt });

test('tells the runners of one namespace, or of one set', () => {
  expect(report('team-a').title).toBe('Runners of team-a');
  expect(report('team-a', 'web').data.sets).toMatchObject([{ namespace: 'team-a', name: 'web' }]);
});

test('an unknown namespace gets the nearest that has runners', () => {
  expect(() => report('team-s')).toThrow(
    expect.objectContaining({ name: 'UserError', message: 'There are no runners in a namespace "team-s".', hint: 'Did you mean team-a?' }),
  );
});

test('an unknown set gets the nearest of its namespace', () => {
  expect(() => report('team-a', 'wbe')).toThrow(
    expect.objectContaining({ message: 'There is no set of runners team-a/wbe.', hint: 'Did you mean team-a/web?' }),
  );
});

test('says nothing of what is not there where nobody could look', () => {
  const forbidden = { known: false, reason: 'forbidden', detail: 'you may not' } as const;
  const { verdict, data } = report('team-x', undefined, { runnerDeployments: forbidden });
  expect(verdict).toBe('undecided');
  expect(data.runners).toMatchObject({ registered: null });
});

test('judges the same facts the same', () => {
  expect(report()).toEqual(report());
});
