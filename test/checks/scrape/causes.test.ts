import { chain } from '../../../src/checks/scrape/index';
import { monitorRows } from './cause-rows/monitor';
import { platformRows } from './cause-rows/platform';
import { targetRows } from './cause-rows/target';
import { legacy, outcomeAfter } from './healthy-facts';

const rows = [...platformRows, ...monitorRows, ...targetRows];

test.each(rows)('$check fails as $cause', ({ check, cause, after, saw, command, outcome = 'fail', subject = legacy }) => {
  const found = outcomeAfter(check, after, subject);
  expect(found).toMatchObject({ outcome, cause });
  expect(found.saw).toMatch(saw);
  if (command === undefined) expect(found.fix?.commands).toEqual([]);
  else expect(found.fix?.commands[0]).toMatch(command);
});

test('every cause that a check declares is tried here, but for those that only a cluster can show', () => {
  const declared = chain.flatMap(({ causes }) => Object.keys(causes));
  const tried = new Set(rows.map(({ cause }) => cause));
  const elsewhere = [
    'crds-outdated',
    'operator-lagging',
    'prometheus-paused',
    'monitor-missing',
    'monitor-selected-by-agent-only',
    'service-selects-no-pod',
    'target-dropped',
    'metrics-not-applicable',
  ];
  expect(declared.filter((cause) => !tried.has(cause)).sort()).toEqual(elsewhere.sort());
});
