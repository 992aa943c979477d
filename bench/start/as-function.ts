import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { basename, dirname, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { functionEnvironment, invocationHeaders } from '../../test/e2e/zips/lambda';
import type { CpuShare } from './cpu-share';

export interface FunctionRun {
  /** From the start of the process to its answer. */
  ms: number;
  /** Of these, until it asked for its event. */
  loadingMs: number;
}

/**
 * Loads a handler in AWS' own runtime interface client and gives it one event. While it is loaded the process has a whole core, and
 * once it has its event the share. The Runtime API's address is each run's own: a process that was ended may still be asking.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function runAsFunction(
  runtime: { node: string; client: string },
  file: string,
  env: Record<string, string>,
  event: string,
  cpu: CpuShare | undefined,
): Promise<FunctionRun> {
  const api = createServer();
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done));
  const folder = resolve(dirname(file));
  const name = `${basename(file, '.mjs')}.handler`;
  const startedAt = performance.now();
  const child = spawn(runtime.node, [runtime.client, name], {
    cwd: folder,
    env: { ...env, ...functionEnvironment(api, folder, name) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += String(text)));
  const closed = once(child, 'close');
  try {
    return await Promise.race([
      answer(api, startedAt, event, () => cpu?.admit(child.pid!)),
      closed.then(() => Promise.reject(new Error('it ended'))),
    ]);
  } catch (cause) {
    throw new Error(`${file} did not answer 200: ${said}`, { cause });
  } finally {
    child.kill('SIGKILL');
    await closed;
    api.closeAllConnections();
    api.close();
  }
}

/** Hands out the event to the first who asks, and waits for what is answered. */
function answer(api: Server, startedAt: number, event: string, onCalled: () => void): Promise<FunctionRun> {
  let loadingMs: number | undefined;
  return new Promise((done, failed) => {
    api.on('request', async (request: IncomingMessage, response: ServerResponse) => {
      if (request.url?.endsWith('/invocation/next')) {
        // It asks for a second one once it has answered.
        if (loadingMs !== undefined) return;
        loadingMs = performance.now() - startedAt;
        onCalled();
        response.writeHead(200, invocationHeaders('00000000-0000-0000-0000-000000000001')).end(event);
        return;
      }
      const body = await text(request);
      const ms = performance.now() - startedAt;
      response.writeHead(202).end('{}');
      const fine = request.url?.endsWith('/response') && (JSON.parse(body) as { statusCode?: number }).statusCode === 200;
      if (fine && loadingMs !== undefined) done({ ms, loadingMs });
      else failed(new Error(`${request.url}: ${body}`));
    });
  });
}
