import { mergedProblems } from '../../src/renderers/merged-problems';
import type { Problem } from '../../src/reports/report';

const unknown = (title: string, saw: string, subject?: string): Problem => ({
  id: title,
  severity: 'unknown',
  title,
  saw,
  ...(subject ? { subject } : {}),
});

test('what is not known for one reason is told once', () => {
  const problems = ['The operator runs', 'There is a Prometheus', 'The target is up'].map((title) =>
    unknown(title, 'The API server refuses the connection.', 'arc'),
  );
  expect(mergedProblems(problems)).toEqual([
    {
      id: 'The operator runs',
      severity: 'unknown',
      subject: 'arc',
      title: '3 things are not known, for one reason',
      saw: 'The API server refuses the connection.\nNot known: The operator runs; There is a Prometheus; The target is up',
    },
  ]);
});

test('one thing of several subjects keeps its title', () => {
  expect(mergedProblems([unknown('The target is up', 'no', 'a'), unknown('The target is up', 'no', 'b')])).toEqual([
    unknown('The target is up', 'no'),
  ]);
});

test('other reasons, other fixes and failures stay apart, in their order', () => {
  const fix = { explain: 'Add the rule.', commands: [] };
  const problems: Problem[] = [
    { ...unknown('a', 'x'), severity: 'fail' },
    { ...unknown('b', 'x'), severity: 'fail' },
    unknown('c', 'x'),
    { ...unknown('d', 'x'), fix },
    unknown('e', 'y'),
  ];
  expect(mergedProblems(problems)).toEqual(problems);
});
