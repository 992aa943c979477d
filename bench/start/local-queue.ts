import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LocalQueue {
  url: string;
  close(): void;
}

/** Answers as SQS does to SendMessage. */
const answer: RequestListener = (request, response) => {
  const told = '{"MessageId":"0","MD5OfMessageBody":"0"}';
  request.resume().on('end', () => response.setHeader('content-type', 'application/x-amz-json-1.0').end(told));
};

async function listen(server: Server, protocol: string): Promise<LocalQueue> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `${protocol}://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

export const plainQueue = () => listen(createServer(answer), 'http');

/** With a certificate made for the moment, as SQS is spoken to in Lambda. Undefined where there is no openssl. */
export async function tlsQueue(): Promise<LocalQueue | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'arcbot-bench-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'];
    execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return await listen(createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, answer), 'https');
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
