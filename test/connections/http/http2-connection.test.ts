import { once } from 'node:events';
import { connect } from 'node:tls';
import { http2Connection } from '../../../src/connections/http/http2-connection';
import { fixture, startServer } from '../test-server';

test('one that is closed before it has begun ends quietly', async () => {
  const server = await startServer('h2', (_, response) => response.end());
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', note);
  try {
    const socket = connect({ host: '127.0.0.1', port: Number(server.url.port), ca: fixture('ca.crt'), ALPNProtocols: ['h2'] });
    await once(socket, 'secureConnect');
    http2Connection(server.url, socket).close();
    await new Promise((done) => setTimeout(done, 50));
    expect(uncaught).toEqual([]);
  } finally {
    process.off('uncaughtException', note);
    await server.close();
  }
});

test('what the server said before HTTP was there is heard', async () => {
  const server = await startServer('h2', (_, response) => response.end());
  try {
    const socket = connect({ host: '127.0.0.1', port: Number(server.url.port), ca: fixture('ca.crt'), ALPNProtocols: ['h2'] });
    await once(socket, 'secureConnect');
    // The server sends its settings at once.
    await new Promise((done) => setTimeout(done, 50));
    expect(socket.readableLength).toBeGreaterThan(0);
    const connection = http2Connection(server.url, socket);
    const answer = await connection.send({ method: 'GET', path: '/' }, '/', new AbortController().signal);
    expect(answer.status).toBe(200);
    connection.close();
  } finally {
    await server.close();
  }
});
