import { loggedAt } from '../../../src/checks/rules/log-line';

test.each([
  ['ts=2023-10-04T12:40:42.618Z caller=kubernetes.go:329 level=info msg="x time=1"', '2023-10-04T12:40:42.618Z'],
  ['time=2026-11-23T01:02:03.456Z level=INFO source=kubernetes.go:323 msg="x"', '2026-11-23T01:02:03.456Z'],
  ['time=2026-11-23T02:02:03+01:00 level=INFO', '2026-11-23T01:02:03.000Z'],
  ['{"caller":"x.go:1","level":"warn","msg":"y","ts":"2023-10-04T12:40:42.618Z"}', '2023-10-04T12:40:42.618Z'],
  ['{"time":"2026-11-23T01:02:03.456Z","level":"WARN"}', '2026-11-23T01:02:03.456Z'],
])('%s', (line, at) => {
  expect(new Date(loggedAt(line)!).toISOString()).toBe(at);
});

test.each(['', 'level=info msg="no instant"', 'ts=yesterday', 'uptime=2026-11-23T01:02:03Z'])('"%s" does not say when', (line) => {
  expect(loggedAt(line)).toBeUndefined();
});
