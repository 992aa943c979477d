import { runCli } from './run-cli';

test('a check is explained without a cluster', async () => {
  const ran = await runCli('explain monitor-exists');
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  expect(ran.stdout).toMatch(/^A ServiceMonitor or PodMonitor is meant for ARC \(monitor-exists\)\n/);
  expect(ran.stdout).toContain('\nmonitor-missing\n  No ServiceMonitor');
});

test('a slip of the finger is wrong usage, with what was meant', async () => {
  expect(await runCli('explain target-is-upp')).toEqual({
    status: 64,
    stdout: '',
    stderr: 'arcbot: There is no check or cause "target-is-upp".\nDid you mean target-is-up?\n',
  });
});
