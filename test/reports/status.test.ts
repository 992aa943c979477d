import { statusReport } from '../../src/reports/status';
import type { Figure, SetOutcome, StatusOutcome, StatusProblem } from '../../src/reports/status-outcome';

const is = (value: number, from: Figure['from'] = 'prometheus'): Figure => ({ value, from, what: 'x', ageSeconds: 3 });
const isNot = (why: string, byDesign = false): Figure => ({
  value: null,
  from: null,
  what: null,
  ageSeconds: null,
  why,
  ...(byDesign ? { byDesign } : {}),
});

const web: SetOutcome = {
  generation: 'summerwind',
  kind: 'RunnerDeployment',
  namespace: 'team-a',
  name: 'web',
  desired: is(5, 'kubernetes'),
  current: is(5, 'kubernetes'),
  available: is(5, 'kubernetes'),
  registered: is(5),
  busy: is(2),
  min: is(1, 'kubernetes'),
  max: is(15, 'kubernetes'),
  waitingJobs: isNot('not counted', true),
  unlimited: false,
  problems: [],
};
const scaleSet: SetOutcome = { ...web, generation: 'scale-set', kind: 'AutoscalingRunnerSet', name: 'linux', waitingJobs: is(0) };

const outcome = (changed: Partial<StatusOutcome> = {}): StatusOutcome => ({
  verdict: 'healthy',
  lacking: [],
  total: { registered: is(5), busy: is(2), desired: is(5), min: is(1), max: is(15) },
  sets: [web, scaleSet],
  reconcileErrors: [],
  sources: [{ what: 'x', state: 'fresh', ageSeconds: 4 }],
  problems: [],
  checks: [],
  notes: [],
  prometheus: ['service/monitoring/prometheus:web'],
  ...changed,
});
const problem = (changed: Partial<StatusProblem>): StatusProblem => ({
  id: 'x',
  severity: 'fail',
  title: 'Four jobs wait',
  saw: 'four',
  ...changed,
});
const report = (changed: Partial<StatusOutcome> = {}) =>
  statusReport(outcome(changed), { cluster: 'prod', madeAt: '2026-11-23T09:00:00.000Z' });
const summary = (changed: Partial<StatusOutcome> = {}) => report(changed).summary;

describe('the summary is one sentence that', () => {
  test('tells how busy it is, and that nothing waits', () => {
    expect(summary()).toBe('2 of 5 runners are busy (max 15); nothing waits.');
  });

  test('does not speak for jobs of the older generation, whose queue nobody sees, while no runner of it is seen idle', () => {
    const uncounted = { ...web, registered: isNot('no autoscaler', true), busy: isNot('no autoscaler', true) };
    for (const blind of [uncounted, { ...web, busy: is(5) }])
      expect(summary({ sets: [blind, scaleSet] })).toBe('2 of 5 runners are busy (max 15); no job waits for a scale set.');
  });

  test('says nothing of a queue where nobody counts one', () => {
    expect(summary({ sets: [web] })).toBe('2 of 5 runners are busy (max 15).');
  });

  test('tells the gravest problem, and how many there are beside it', () => {
    const problems = [problem({}), problem({ id: 'y', title: 'Other' }), problem({ id: 'z', severity: 'warn' })];
    expect(summary({ verdict: 'unhealthy', problems })).toBe('2 of 5 runners are busy (max 15); four jobs wait (and 1 more).');
  });

  test('never shows a number that is not known as one', () => {
    const total = { registered: isNot('old'), busy: isNot('old'), desired: is(5), min: is(1), max: isNot('none') };
    const problems = [problem({ id: 'prometheus-unreachable', severity: 'unknown', title: 'Prometheus could not be asked' })];
    expect(summary({ verdict: 'undecided', total, problems })).toBe(
      '5 runners are wanted, and how many are registered and busy is not known; whether that is all right is not known: Prometheus could not be asked.',
    );
  });

  test('says that there are no sets, or that nobody could look for them', () => {
    expect(summary({ sets: [] })).toBe('ARC runs, and there is no set of runners.');
    expect(summary({ sets: [], verdict: 'undecided', lacking: ['The API server answers 503. Try again.'] })).toBe(
      'What runners there are is not known: the API server answers 503.',
    );
  });
});

test('the data has nulls, with their reasons, where a number is not known', () => {
  const total = { registered: is(5), busy: isNot('the last sample is 4 min old'), desired: is(5), min: is(1), max: is(15) };
  const { runners, sets } = report({ total, sets: [{ ...web, busy: total.busy, unlimited: true, max: isNot('it has no maximum', true) }] })
    .data as never as {
    runners: unknown;
    sets: unknown[];
  };
  expect(runners).toMatchObject({
    registered: 5,
    busy: null,
    max: 15,
    saturation: null,
    unknown: { busy: 'the last sample is 4 min old' },
  });
  expect(sets[0]).toMatchObject({ busy: null, max: null, unlimited: true, waitingJobs: null, problems: [] });
});

test('saturation is busy of the maximum', () => {
  expect(report().data.runners).toMatchObject({ saturation: 0.1333 });
});

test('every problem has a fix in the data, if only a word', () => {
  expect(report({ problems: [problem({})] }).data.problems).toMatchObject([{ id: 'x', saw: 'four', fix: { commands: [] } }]);
});

test('a change that mends two problems is printed once', () => {
  const fix = { explain: 'Do it.', commands: ['kubectl do it'] };
  const { sections, data } = report({ problems: [problem({ fix }), problem({ id: 'y', fix })] });
  const told = sections.flatMap((section) => (section.kind === 'problems' ? section.problems : []));
  expect(told.map((one) => one.fix?.commands)).toEqual([['kubectl do it'], []]);
  expect(data.problems).toMatchObject([{ fix }, { fix }]);
});

test('both generations stand in one table, in which no cell is empty', () => {
  const table = report().sections.find((section) => section.kind === 'table');
  expect(table).toMatchObject({
    kind: 'table',
    rows: [['team-a/web', 'RunnerDeployment', '5', '5', '5', '5', '2', '15', '-', '-'], expect.arrayContaining(['team-a/linux', '0'])],
  });
});

describe('the age of the numbers', () => {
  const noteOf = (ageSeconds: number, intervalSeconds: number | null) =>
    report({ sources: [{ what: 'x', state: 'fresh', ageSeconds, intervalSeconds }] }).sections.find(({ kind }) => kind === 'note');

  test('is held against the interval, as a target that is gone looks up for a while', () => {
    expect(noteOf(19, 5)).toMatchObject({
      text: expect.stringContaining('at most 19 s ago. They came each 5 s before, so the last ones are missing'),
    });
  });

  test('says no more where a scrape may be on its way, or no interval is known', () => {
    for (const note of [noteOf(11, 5), noteOf(65, 60), noteOf(80, null)])
      expect(note).toMatchObject({ text: expect.stringMatching(/s ago\.$/) });
  });
});
