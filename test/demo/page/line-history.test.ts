import { LineHistory } from '../../../demo/page/line-history';

test('walks back to the first line and forth to what was being typed', () => {
  const history = new LineHistory();
  for (const line of ['a', 'b', 'b']) history.add(line);
  expect([history.before('dra'), history.before('b'), history.before('a')]).toEqual(['b', 'a', undefined]);
  expect([history.after(), history.after(), history.after()]).toEqual(['b', 'dra', undefined]);
});

test('a new line is the last one again', () => {
  const history = new LineHistory();
  history.add('a');
  history.before('');
  history.add('c');
  expect([history.before(''), history.before('c'), history.after()]).toEqual(['c', 'a', 'c']);
});

test('nothing was said yet', () => {
  const history = new LineHistory();
  expect([history.before('x'), history.after()]).toEqual([undefined, undefined]);
});
