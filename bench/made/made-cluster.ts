import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Crowd, crowdedData, crowdOf, itemAt } from './crowd';
import { type Question, RecordedAnswers, type Recording, readQuestion } from './recording';

type Asked = IncomingMessage | Http2ServerRequest;
type Answering = (ServerResponse | Http2ServerResponse) & ServerResponse;

/** Answers a request by itself, by what it returns other than undefined: true where it did. */
export type Interfere = (request: Asked, response: Answering, question: Question) => boolean | undefined;

export interface MadeCluster {
  kubeconfig: string;
  port: number;
  /** What was asked that the recording has no answer to. */
  strange: Set<string>;
  close(): Promise<void>;
}

const fixture = (name: string) => readFileSync(join('test', 'connections', 'fixtures', name), 'utf8');
/** The API server compresses what is longer than this, as its clients accept it. */
const compressedFrom = 128 * 1024;

interface Prepared {
  status: number;
  body: Buffer;
  zipped: boolean;
}

/**
 * An API server on loopback, over TLS and HTTP/2, with a Prometheus behind its proxy: answers as a recorded cluster did, and where a
 * crowd is given, as one of that size would. Lists go out in pages, and each page is made when it is first asked for.
 */
export async function startMadeCluster(
  recording: Recording,
  { crowd, interfere = () => undefined, cert = 'server' }: { crowd?: Crowd; interfere?: Interfere; cert?: string } = {},
): Promise<MadeCluster> {
  const answers = new RecordedAnswers(recording);
  const prepared = new Map<string, Prepared>();
  const strange = new Set<string>();
  const prepare = (url: string, question: Question, body: string, form: Form): Prepared => {
    const key = form + url + body;
    const made = prepared.get(key) ?? makeAnswer(answers, url, question, body, form, crowd, strange);
    prepared.set(key, made);
    return made;
  };
  const listener = async (request: Asked, response: unknown) => {
    const answering = response as Answering;
    answering.on('error', () => {});
    const question = readQuestion(request.url!);
    if (interfere(request, answering, question)) return;
    let body = '';
    for await (const chunk of request) body += chunk;
    const { status, body: bytes, zipped } = prepare(request.url!, question, body, formOf(request));
    const type = bytes[0] === 0x7b || zipped ? 'application/json' : 'text/plain';
    answering.writeHead(status, { 'content-type': type, ...(zipped ? { 'content-encoding': 'gzip' } : {}) });
    answering.end(bytes);
  };
  const server = createSecureServer(
    { cert: fixture(`${cert}.crt`), key: fixture(`${cert}.key`), allowHTTP1: true },
    (request, response) => {
      listener(request, response).catch(() => response.stream?.destroy());
    },
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('session', (session) => session.on('error', () => {}));
  server.on('tlsClientError', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    kubeconfig: kubeconfigOf(`https://127.0.0.1:${port}`),
    strange,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** A kubeconfig's text that trusts the fixtures' authority. */
export function kubeconfigOf(server: string, token = 'planted-bearer-token'): string {
  const ca = Buffer.from(fixture('ca.crt')).toString('base64');
  const named = (kind: string, value: object) => ({ [`${kind}s`]: [{ name: 'made', [kind]: value }] });
  const parts = { ...named('cluster', { server, 'certificate-authority-data': ca }), ...named('user', { token }) };
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    ...parts,
    ...named('context', { cluster: 'made', user: 'made' }),
    'current-context': 'made',
  });
}

/** As the client wants it: of a single object its metadata may be enough. */
type Form = 'whole' | 'metadata';
const formOf = ({ headers }: Asked): Form => (String(headers.accept).includes('as=PartialObjectMetadata') ? 'metadata' : 'whole');

interface List {
  items: never[];
  metadata: object;
}

function makeAnswer(
  answers: RecordedAnswers,
  url: string,
  question: Question,
  body: string,
  form: Form,
  crowd: Crowd | undefined,
  strange: Set<string>,
): Prepared {
  const found = answers.find(url, question, body) ?? unrecorded(question);
  if (found === undefined) {
    strange.add(url + body);
    return finish(404, {
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      code: 404,
      message: 'the server could not find the requested resource',
    });
  }
  if (form === 'metadata') return finish(200, { kind: 'PartialObjectMetadata', metadata: (found as List).metadata });
  if (crowd === undefined || typeof found === 'string' || body !== '') return finish(200, found);
  if (question.prometheus) {
    const { data } = found as { data: unknown };
    return finish(200, { status: 'success', data: crowdedData(question.path, data, question.query, crowd) });
  }
  const total = crowdOf(question, crowd);
  const { items } = found as List;
  if (total === undefined || items === undefined || items.length === 0) return finish(200, found);
  return finish(200, pageOf(found as List, question, Math.max(Math.ceil(total), items.length)));
}

function pageOf(list: List, { path, query }: Question, total: number): object {
  const from = Number(query.get('continue') ?? 0);
  const to = Math.min(total, from + Number(query.get('limit') ?? total));
  const kind = path.split('/').at(-1)!;
  const items = Array.from({ length: to - from }, (_, index) => itemAt(list.items, kind, from + index));
  const more = to < total ? { continue: String(to), remainingItemCount: total - to } : {};
  return { ...list, metadata: { ...list.metadata, ...more }, items };
}

/** Logs and lists that a healthy cluster is not asked for. */
function unrecorded({ path, prometheus }: Question): unknown {
  if (prometheus) return path === '/api/v1/query' ? { status: 'success', data: { resultType: 'vector', result: [] } } : undefined;
  if (/accessreviews$/.test(path)) return { kind: 'SubjectAccessReview', status: { allowed: true } };
  if (path.endsWith('/log')) return 'level=info msg="all is well"\n';
  return path.includes('/namespaces/') ? { kind: 'List', apiVersion: 'v1', metadata: {}, items: [] } : undefined;
}

function finish(status: number, answer: unknown): Prepared {
  const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer));
  const zipped = body.length > compressedFrom;
  return { status, body: zipped ? gzipSync(body, { level: 1 }) : body, zipped };
}
