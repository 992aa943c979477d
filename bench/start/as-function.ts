import { spawn } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import type { CpuShare } from './cpu-share';

export interface FunctionRun {
  /** From the start of the process to its answer. */
  ms: number;
  /** Of these, until it asked for its event. */
  loadingMs: number;
}

/** Lambda's side of a function: hands out one event and takes its answer. https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
export interface Invoker {
  /** `file` exports `handler`. While it is loaded the process has a whole core, and once it has its event the share. */
  run(file: string, env: Record<string, string>, event: string, cpu: CpuShare | undefined): Promise<FunctionRun>;
  close(): void;
}

/** Runs handlers under AWS' own runtime interface client. */
export async function startInvoker(runtime: { node: string; client: string }): Promise<Invoker> {
  let onNext: (response: ServerResponse) => void = () => {};
  let onAnswer: (path: string, body: string) => void = () => {};
  const api = createServer((request, response) => {
    if (request.url?.endsWith('/invocation/next')) return onNext(response);
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += String(chunk);
    });
    request.on('end', () => {
      response.writeHead(202).end('{}');
      onAnswer(request.url ?? '', body);
    });
  });
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done));
  const address = `127.0.0.1:${(api.address() as AddressInfo).port}`;

  const run = (file: string, env: Record<string, string>, event: string, cpu: CpuShare | undefined) =>
    new Promise<FunctionRun>((done, failed) => {
      const folder = resolve(dirname(file));
      const name = `${basename(file, '.mjs')}.handler`;
      const startedAt = performance.now();
      let loadingMs: number | undefined;
      let said = '';
      const child = spawn(runtime.node, [runtime.client, name], {
        cwd: folder,
        env: { ...env, ...lambdaEnvironment, AWS_LAMBDA_RUNTIME_API: address, LAMBDA_TASK_ROOT: folder, _HANDLER: name },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += String(text)));
      let end = () => failed(new Error(`${file} ended: ${said}`));
      child.on('close', () => end());
      onNext = (response) => {
        // It asks for a second one once it has answered.
        if (loadingMs !== undefined) return;
        loadingMs = performance.now() - startedAt;
        cpu?.admit(child.pid!);
        response.writeHead(200, eventHeaders()).end(event);
      };
      onAnswer = (path, body) => {
        const ms = performance.now() - startedAt;
        const fine = path.endsWith('/response') && (JSON.parse(body) as { statusCode?: number }).statusCode === 200;
        end = () => (fine ? done({ ms, loadingMs: loadingMs! }) : failed(new Error(`${file} did not answer 200: ${body} ${said}`)));
        child.kill('SIGKILL');
      };
    });
  return { run, close: () => api.close() };
}

const lambdaEnvironment = {
  AWS_LAMBDA_FUNCTION_NAME: 'measured',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/measured',
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
};

const eventHeaders = () => ({
  'content-type': 'application/json',
  'lambda-runtime-aws-request-id': '00000000-0000-0000-0000-000000000001',
  'lambda-runtime-deadline-ms': String(Date.now() + 60_000),
  'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:measured',
});
