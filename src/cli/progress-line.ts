import { oneLine, shorten } from '../renderers/visible';
import type { Output } from './io';

export interface ProgressLine {
  tell(text: string): void;
  /** Takes the line away, so that nothing of it is left beside the answer. */
  clear(): void;
}

/** One line that is written over and over on a terminal; nothing at all elsewhere. */
export function progressLine(output: Output): ProgressLine {
  if (!output.isTTY) return { tell: () => {}, clear: () => {} };
  const start = '\r\u001b[2K';
  let shown = false;
  return {
    tell(text) {
      shown = true;
      output.write(`${start}${shorten(oneLine(text), Math.max(10, (output.columns || 80) - 1))}`);
    },
    clear() {
      if (shown) output.write(start);
      shown = false;
    },
  };
}
