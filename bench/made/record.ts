import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app';
import { commands } from '../../src/commands/index';
import { HttpSession } from '../../src/connections/http/http-session';
import { kubeconfigCluster } from '../../src/connections/kubernetes/kubeconfig-cluster';

/*
 * npm run bench:record -- KUBECONFIG FILE
 * Writes what a cluster answers to status, check-scrape and digest, so that made clusters can answer like it. Use one that holds no secrets.
 */
const [kubeconfig, file] = process.argv.slice(2) as [string, string];
const { endpoint, authorization } = await kubeconfigCluster({ kubeconfig }, {}, 10_000);
const session = new HttpSession('the cluster', { endpoint: async () => endpoint });
const answers: Record<string, unknown> = {};

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const method = request.method === 'POST' ? 'POST' : 'GET';
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...(await authorization.headers()) };
  const answer = await session.ask({ method, path: request.url!, headers, ...(body === '' ? {} : { body }) });
  const text = answer.body.toString('utf8');
  if (answer.status < 300) answers[`${request.url}${body}`] = text.startsWith('{') ? JSON.parse(text) : text;
  response.writeHead(answer.status, { 'content-type': answer.headers['content-type'] ?? 'text/plain' }).end(text);
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

const { port } = server.address() as AddressInfo;
const through = `/tmp/arcbot-record-${process.pid}.json`;
const named = (name: string, value: object) => [{ name: 'made', [name]: value }];
const config = { clusters: named('cluster', { server: `http://127.0.0.1:${port}` }), users: named('user', { token: 'none' }) };
const context = { contexts: named('context', { cluster: 'made', user: 'made' }), 'current-context': 'made' };
writeFileSync(through, JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...config, ...context }));
const recordedAt = new Date();
const app = createApp({ commands, clusters: [{ target: { name: 'made', kubeconfig: through } }], now: () => recordedAt });
for (const command of ['status', 'check-scrape', 'digest']) console.log((await app.answer(command, {})).summary);
server.close();
session.close();
writeFileSync(file, `${JSON.stringify({ recordedAt: recordedAt.toISOString(), answers })}\n`);
