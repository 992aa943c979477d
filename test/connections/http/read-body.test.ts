import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type BodyLimits, readBody } from '../../../src/connections/http/read-body';

const shrink = { list: 'items', keep: (item: unknown) => ({ name: (item as { name: string }).name }) };
const listOf = (count: number) => ({
  items: Array.from({ length: count }, (_, n) => ({ name: `n${n}`, rest: 'x'.repeat(90) })),
  metadata: {},
});
const mebibyte = 1024 * 1024;

async function read(body: Buffer, limits: BodyLimits, { pieceBytes = 1000, zipped = false } = {}) {
  const sent = zipped ? gzipSync(body) : body;
  const pieces = Array.from({ length: Math.ceil(sent.length / pieceBytes) }, (_, n) => sent.subarray(n * pieceBytes, (n + 1) * pieceBytes));
  let received = 0;
  const headers = zipped ? { 'content-encoding': 'gzip' } : {};
  const text = await readBody({ status: 200, headers, body: Readable.from(pieces) }, limits, (bytes) => {
    received += bytes;
  });
  return { text: text.toString(), received, sent: sent.length };
}

test.each([false, true])('a list that is short is passed on as it is (compressed: %s)', async (zipped) => {
  const body = Buffer.from(JSON.stringify(listOf(100)));
  const { text, received, sent } = await read(body, { maxBytes: mebibyte, shrink }, { zipped });
  expect(text).toBe(body.toString());
  expect(received).toBe(sent);
});

test.each([
  ['longer than is passed on whole', 20_000, mebibyte, false],
  ['the same, compressed', 20_000, mebibyte, true],
  ['longer than may be held', 100, 9000, false],
])('a list that is %s is shrunk from its first object on', async (_, count, maxBytes, zipped) => {
  const list = listOf(count);
  const { text } = await read(Buffer.from(JSON.stringify(list)), { maxBytes, shrink }, { zipped });
  expect(JSON.parse(text)).toEqual({ ...list, items: list.items.map(shrink.keep) });
});

test('what is kept is held to the limit, and what comes to eight times of it', async () => {
  const body = Buffer.from(JSON.stringify(listOf(100)));
  const tooLong = 'The answer is longer than 0 MiB, which is more than is read at once.';
  await expect(read(body, { maxBytes: 1500, shrink })).rejects.toMatchObject({ reason: 'unsupported', detail: tooLong });
  await expect(read(body, { maxBytes: 1100, shrink: { ...shrink, keep: () => undefined } })).rejects.toMatchObject({ detail: tooLong });
  await expect(read(body, { maxBytes: 1500 })).rejects.toMatchObject({ detail: tooLong });
  expect(await read(body, { maxBytes: 1500, cut: true })).toMatchObject({ text: body.toString().slice(0, 1500) });
});

test('an answer that ends before its end is an error', async () => {
  const body = Readable.from([Buffer.from('{"items":[')]);
  body.once('data', () => body.destroy(new Error('reset')));
  await expect(readBody({ status: 200, headers: {}, body }, { maxBytes: mebibyte, shrink }, () => {})).rejects.toThrow('reset');
});

test.each([
  ['short', 1000],
  ['long', 400_000],
])('a %s body whose compression breaks off or is broken is an error, and no shorter body', async (_, bytes) => {
  const whole = gzipSync(Buffer.from(Array.from({ length: bytes }, (_, n) => (n * n) % 251)), { level: 0 });
  const answer = (body: Buffer) => ({ status: 200, headers: { 'content-encoding': 'gzip' }, body: Readable.from([body]) });
  const readAs = (body: Buffer) => readBody(answer(body), { maxBytes: mebibyte }, () => {});
  await expect(readAs(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ code: 'Z_BUF_ERROR' });
  await expect(readAs(Buffer.concat([whole.subarray(0, 10), Buffer.alloc(bytes, 7)]))).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  await expect(readAs(whole)).resolves.toHaveLength(bytes);
});
