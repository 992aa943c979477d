import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort } from '../slack-road/sqs-emulator';

/** `emulate`, a Slack with a memory, beside Lambda's runtime client; a reason where it is not there. */
export function findSlackEmulator(): { program: string } | { missing: string } {
  const program = join(process.env.ARCBOT_LAMBDA_RUNTIME ?? '', 'node_modules/emulate/dist/index.js');
  return existsSync(program) ? { program } : { missing: 'ARCBOT_LAMBDA_RUNTIME has no emulate in its node_modules' };
}

/** A call that the emulator got through the address of Slack, and what it answered. */
interface Call {
  method: string;
  answer: { ok: boolean; error?: string };
}

/** Everything may be read with it; the bot's own tokens have the scopes of the manifest. */
const readerToken = 'xoxb-reads-everything';

/**
 * One Slack on one address: its Web API is the emulator's, with scopes that count; response_urls, which the emulator does not know, are
 * answered by `respond`. The emulator takes any token that it does not know for an administrator's.
 */
export async function startSlackEmulator(node: string, program: string, botTokens: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'arcbot-slack-'));
  const seed = join(folder, 'seed.yml');
  const slack = {
    team: { name: 'Acme', domain: 'acme' },
    users: [{ name: 'jane', email: 'jane@acme.example' }],
    channels: [{ name: 'platform' }],
    tokens: [
      ...botTokens.map((token) => ({ token, user: 'jane', scopes: ['commands', 'chat:write'] })),
      { token: readerToken, user: 'jane' },
    ],
    strict_scopes: true,
  };
  writeFileSync(seed, stringify({ slack }));
  const port = await freePort();
  const child = spawn(node, [program, 'start', '--service', 'slack', '--port', String(port), '--seed', seed], {
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: process.env.PATH, HOME: folder },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const call = async (method: string, fields: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${readerToken}` },
      body: new URLSearchParams(fields),
    });
    // biome-ignore lint/suspicious/noExplicitAny: whatever Slack answers
    return (await answer.json()) as any;
  };
  for (let tries = 0; ; tries++) {
    if (
      await call('auth.test').then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    if (tries > 100 || child.exitCode !== null) throw new Error('emulate does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }

  const revoked = new Set<string>();
  const calls: Call[] = [];
  const responses: { response_type: string; text: string }[] = [];
  let respond: () => { status: number; body: string } = () => ({ status: 200, body: 'ok' });
  const front = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (!request.url?.startsWith('/api/')) {
      responses.push(JSON.parse(body.toString('utf8')));
      const { status, body: told } = respond();
      response.writeHead(status).end(told);
      return;
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
      method: 'POST',
      headers: { authorization, 'content-type': type },
      body,
    });
    const told = revoked.has(authorization) ? '{"ok":false,"error":"token_revoked"}' : await answer.text();
    calls.push({ method: request.url.slice('/api/'.length), answer: JSON.parse(told) });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(told);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { channels } = await call('conversations.list');
  const { members } = await call('users.list');
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    call,
    calls,
    responses,
    channel: channels.find(({ name }: { name: string }) => name === 'platform').id as string,
    user: members.find(({ name }: { name: string }) => name === 'jane').id as string,
    revoke: (token: string) => revoked.add(`Bearer ${token}`),
    /** What a response_url answers from now on. */
    respondWith(answer: typeof respond) {
      respond = answer;
    },
    async close() {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
