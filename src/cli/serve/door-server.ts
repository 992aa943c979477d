import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UserError } from '../../errors';
import type { HttpAnswer } from '../../handlers/slack/http-event';

export interface DoorServer {
  url: string;
  /** Takes nothing more, and waits for what it has taken. */
  close(): Promise<void>;
}

export interface DoorServerParts {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** The Lambda handler of Slack's requests. */
  door(event: unknown): Promise<object>;
}

/** Far above what Slack sends; nobody may fill this machine's memory. */
const mostBytes = 1024 * 1024;

/** Slack's requests over HTTP, each as the event that a Lambda function URL makes of it. Throws UserError where it cannot listen. */
export async function openDoorServer({ host, port, door }: DoorServerParts): Promise<DoorServer> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => void answer(request, response, door));
  await listen(server, host, port);
  const bound = (server.address() as { port: number }).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, door: DoorServerParts['door']): Promise<void> {
  const say = (status: number, text: string, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text);
  if (request.method === 'GET' && request.url === '/healthz') return void say(200, 'arcbot listens\n');
  if (request.method !== 'POST') return void say(405, 'Slack posts here; nothing else is answered.\n', { allow: 'POST' });
  try {
    const body = await read(request);
    if (body === undefined) return void say(413, 'Too long for a request of Slack.\n', { connection: 'close' });
    const event = { headers: request.headers, body: body.toString('base64'), isBase64Encoded: true };
    const { statusCode, headers, body: text } = (await door(event)) as HttpAnswer;
    response.writeHead(statusCode, headers).end(text);
  } catch {
    // The caller went away while it was still speaking.
    response.destroy();
  }
}

/** Undefined where it is too long. */
async function read(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notListening(error, host, port)));
    server.listen(port, host, resolve);
  });
}

function notListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new UserError(`Port ${port} is taken: something else listens on ${host}:${port}.`, `Choose another one: --port ${port + 1}`);
  if (error.code === 'EACCES') return new UserError(`Port ${port} may not be used by you.`, 'Choose one above 1023: --port 3000');
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new UserError(
      `${host} is no address of this machine.`,
      'For requests from elsewhere: --host 0.0.0.0, behind something that speaks TLS.',
    );
  return error;
}
