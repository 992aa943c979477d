import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openTestPlayground } from '../demo/open-test-playground';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(args: readonly string[], variables: Record<string, string> = { PORT: '0' }) {
  const child = spawn(process.execPath, ['dist/demo/server.mjs', ...args], { env: { ...process.env, ...variables } });
  started.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (part) => {
    said.out += part;
  });
  child.stderr.on('data', (part) => {
    said.err += part;
  });
  return { child, said, exit: once(child, 'exit').then(([status]) => status as number) };
}

test.each(['SIGINT', 'SIGTERM'] as const)('npm start serves the page, says where, and ends cleanly on %s', async (signal) => {
  const { child, said, exit } = start([]);
  while (!said.out.includes('\n')) await once(child.stdout!, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said.out)![0];
  expect(await (await fetch(url)).text()).toContain('<div id="page">');
  const clusters = ((await (await fetch(`${url}api/workspace`)).json()) as { clusters: object[] }).clusters;
  expect(clusters.length).toBeGreaterThan(5);
  const stream = await fetch(`${url}api/events?page=page-of-test`);
  child.kill(signal);
  expect(await exit).toBe(0);
  expect(said.err).toBe('');
  await stream.body!.cancel().catch(() => {});
});

test('a port that is taken is told with what to do, and no stack', async () => {
  const other = await openTestPlayground();
  const { said, exit } = start([], { PORT: other.port });
  expect(await exit).toBe(64);
  expect(said.err).toContain(`Port ${other.port} is taken`);
  expect(said.err).toContain(`PORT=${Number(other.port) + 1} npm start`);
  expect(said.err).not.toContain('    at ');
  await other.close();
});

test.each([
  [['--kubeconfig', '/nowhere/kubeconfig'], 'There is no kubeconfig at /nowhere/kubeconfig.'],
  [['--kubeconfig', 'package.json'], 'package.json names no current context'],
  [['--port', '3001'], "Unknown option '--port'"],
])('%j is told in a sentence', async (args, sentence) => {
  const { said, exit } = start(args);
  expect(await exit).toBe(64);
  expect(said.err).toContain(sentence);
  expect(said.err).not.toContain('    at ');
});
