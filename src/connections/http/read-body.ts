import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CouldNotLook } from '../../errors';
import type { StartedAnswer } from './exchange';

/** Reads a body of at most `maxBytes`, decompressed; what is longer is cut, or is CouldNotLook 'unsupported'. */
export async function readBody(answer: StartedAnswer, maxBytes: number, cut: boolean, onBytes: (bytes: number) => void): Promise<Buffer> {
  answer.body.on('data', (chunk: Buffer) => onBytes(chunk.length));
  const chunks: Buffer[] = [];
  let left = maxBytes;
  for await (const chunk of decompressed(answer) as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, left));
    left -= chunk.length;
    if (left >= 0) continue;
    if (cut) break;
    throw new CouldNotLook(
      'unsupported',
      `The answer is longer than ${Math.round(maxBytes / 1024 / 1024)} MiB, which is more than is read at once.`,
    );
  }
  return Buffer.concat(chunks);
}

function decompressed({ headers, body }: StartedAnswer): Readable {
  if (headers['content-encoding'] !== 'gzip') return body;
  // An error of either ends the other, and is thrown where the result is read.
  return pipeline(body, createGunzip(), () => {});
}
