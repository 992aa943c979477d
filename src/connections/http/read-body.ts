import { pipeline, type Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';
import { CouldNotLook } from '../../errors';
import type { ListShrink } from '../../facts/list-shrink';
import type { StartedAnswer } from './exchange';
import { ShrinkingList } from './shrink-list';

/** Of what is decompressed at once: at Node's 16 KiB, a list of ten thousand objects comes in thousands of pieces. */
const pieceBytes = 64 * 1024;

/** Up to this long, as received, a stream and its threads take longer than what they do. Becomes 16 MiB at the most. */
const shortBytes = 16 * 1024;

/** A list up to this long is passed on as it is: taken apart, each of its objects is read three times. */
const shrunkFromBytes = 256 * 1024;

/** A shrunk answer may be this many times as long as another before it is shrunk. */
const shrunkTimes = 8;

export interface BodyLimits {
  /** Of what is held, decompressed. */
  maxBytes: number;
  /** What is longer is cut instead of being an error. */
  cut?: boolean | undefined;
  shrink?: ListShrink | undefined;
}

/** Reads a body of at most `maxBytes`, decompressed; what is longer is cut, or is CouldNotLook 'unsupported'. */
export async function readBody(
  answer: StartedAnswer,
  { maxBytes, cut = false, shrink }: BodyLimits,
  onBytes: (bytes: number) => void,
): Promise<Buffer> {
  answer.body.on('data', (chunk: Buffer) => onBytes(chunk.length));
  const wholeBytes = shrink === undefined ? Number.POSITIVE_INFINITY : Math.min(shrunkFromBytes, maxBytes);
  let list: ShrinkingList | undefined;
  let chunks: Buffer[] = [];
  let left = maxBytes;
  let bytes = 0;
  const take = (piece: Buffer) => {
    chunks.push(piece.subarray(0, Math.max(0, left)));
    left -= piece.length;
  };
  for await (const chunk of decompressed(answer)) {
    bytes += chunk.length;
    if (list === undefined && bytes > wholeBytes) {
      list = new ShrinkingList(shrink!);
      const whole = chunks;
      [chunks, left] = [[], maxBytes];
      for (const each of whole) list.push(each).forEach(take);
    }
    (list?.push(chunk) ?? [chunk]).forEach(take);
    const isTooMuch = list !== undefined && bytes > maxBytes * shrunkTimes;
    if (left - (list?.heldBytes ?? 0) >= 0 && !isTooMuch) continue;
    if (cut) break;
    const limit = isTooMuch ? maxBytes * shrunkTimes : maxBytes;
    throw new CouldNotLook(
      'unsupported',
      `The answer is longer than ${Math.round(limit / 1024 / 1024)} MiB, which is more than is read at once.`,
    );
  }
  return Buffer.concat([...chunks, ...(list?.end() ?? [])]);
}

function decompressed({ headers, body }: StartedAnswer): AsyncIterable<Buffer> {
  return headers['content-encoding'] === 'gzip' ? gunzipped(body) : body;
}

/** A short body at once, a longer one piece by piece. An error of either stream ends the other, and is thrown where the result is read. */
async function* gunzipped(body: Readable): AsyncGenerator<Buffer> {
  const pieces: AsyncGenerator<Buffer> = body[Symbol.asyncIterator]() as AsyncGenerator<Buffer>;
  const start: Buffer[] = [];
  for (let bytes = 0; bytes <= shortBytes; bytes += start.at(-1)!.length) {
    const { done, value } = await pieces.next();
    if (done) return yield gunzipSync(Buffer.concat(start));
    start.push(value);
  }
  const all = async function* () {
    yield* start;
    yield* pieces;
  };
  yield* pipeline(all, createGunzip({ chunkSize: pieceBytes }), () => {});
}
