import { createLog } from '../../src/handlers/log';

const lines: string[] = [];
const log = createLog(
  'info',
  (line) => lines.push(line),
  () => new Date(0),
);
const last = () => JSON.parse(lines.at(-1)!);

test('an entry is one JSON line, and what is below the level is not written', () => {
  log.debug('quiet');
  log.info('hello\nworld', { id: 7 });
  expect(lines).toEqual(['{"level":"info","at":"1970-01-01T00:00:00.000Z","message":"hello\\nworld","id":7}\n']);
});

test('secrets are not written, wherever they stand', () => {
  log.error('xoxb-1-secret', {
    slack: { response_url: 'https://x', token: 't', text: 'see https://hooks.slack.com/commands/T1/secret now' },
    error: new Error('bearer k8s-aws-v1.secret', { cause: new Error('https://user:secret@prometheus/') }),
  });
  expect(lines.at(-1)).not.toContain('secret');
  expect(last().error.cause.message).toBe('https://[redacted]@prometheus/');
});

test.each(['xoxb-1', 'xapp-1-A', 'Bearer abc', 'k8s-aws-v1.abc', 'https://hooks.slack.com/commands/T1/x'])(
  '%s alone is not written either',
  (secret) => {
    log.info(secret, { id: secret });
    expect(last().message).toContain('[redacted]');
    expect(last().id).toBe(last().message);
  },
);

test('an error keeps its stack, and nothing can be too deep or too long', () => {
  const loop: Record<string, unknown> = { big: 1n };
  loop.self = loop;
  log.warn('x'.repeat(10_000), { loop, error: new TypeError('here') });
  expect(last().message.length).toBeLessThan(4100);
  expect(last().error.stack).toContain('log.test.ts');
});
