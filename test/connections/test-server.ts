import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse, type ServerHttp2Session } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';

export type Asked = IncomingMessage | Http2ServerRequest;
export type Answering = (ServerResponse | Http2ServerResponse) & ServerResponse;
export type Handler = (request: Asked, response: Answering, count: number) => unknown;
export type Spoken = 'h2' | 'https' | 'http';

export const fixture = (name: string) => readFileSync(join('test', 'connections', 'fixtures', name), 'utf8');

export interface TestServer {
  url: URL;
  /** Of TCP or TLS that were opened. */
  connections(): number;
  /** Of those that are open still. */
  open(): number;
  requests(): number;
  /** HTTP/2 only: tells every client to go away. */
  goAway(): void;
  close(): Promise<void>;
}

/** A server on loopback that speaks HTTP/2 or HTTP/1.1, with the certificate `cert` of the fixtures. */
export async function startServer(spoken: Spoken, handle: Handler, cert = 'server', more: object = {}): Promise<TestServer> {
  let requests = 0;
  let connections = 0;
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  const tls = spoken === 'http' ? {} : { cert: fixture(`${cert}.crt`), key: fixture(`${cert}.key`), ...more };
  const listener = (request: Asked, response: unknown) => {
    requests += 1;
    handle(request, response as Answering, requests);
  };
  const server = (
    spoken === 'h2' ? createSecureServer(tls, listener) : spoken === 'https' ? createTlsServer(tls, listener) : createServer(listener)
  ) as Server;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session);
    session.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: new URL(`${spoken === 'http' ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`),
    connections: () => connections,
    open: () => sockets.size,
    requests: () => requests,
    goAway: () => {
      for (const session of sessions) session.goaway();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** Until so many were opened: a client may know of one before the server does. */
export async function opensSoon(server: TestServer, connections: number): Promise<void> {
  while (server.connections() < connections) await new Promise((done) => setImmediate(done));
}

/** Breaks the connection, or the one stream of it. */
export function reset(request: Asked, response: Answering): void {
  if ('stream' in request && request.stream !== undefined) (request as Http2ServerRequest).stream.close(2);
  else response.socket?.destroy();
}
