import type { ListShrink } from '../../facts/list-shrink';

const quote = 0x22;
const comma = 0x2c;
const openList = 0x5b;
const backslash = 0x5c;
const closeList = 0x5d;
const open = 0x7b;
const close = 0x7d;
const nothing = Buffer.alloc(0);

/**
 * Reads a JSON text in pieces and passes it on with each object of one list replaced by what is kept of it, so that the list never
 * stands in memory whole. What is not understood is passed on as it is: whoever parses the result finds out.
 */
export class ShrinkingList {
  private readonly token: Buffer;
  private state: 'before' | 'between' | 'inside' | 'after' = 'before';
  /** Before the list: what may be the token's beginning. Inside an item: its pieces. */
  private held: Buffer[] = [];
  private depth = 0;
  private inString = false;
  private escaped = false;
  private count = 0;

  constructor(private readonly shrink: ListShrink) {
    this.token = Buffer.from(`"${shrink.list}":[`);
  }

  /** Bytes of the item that is not complete yet. */
  get heldBytes(): number {
    return this.held.reduce((sum, { length }) => sum + length, 0);
  }

  push(chunk: Buffer): Buffer[] {
    if (this.state === 'after') return [chunk];
    if (this.state !== 'before') return this.items(chunk);
    const text = Buffer.concat([...this.held, chunk]);
    const at = text.indexOf(this.token);
    if (at === -1) {
      const from = Math.max(0, text.length - this.token.length + 1);
      this.held = [text.subarray(from)];
      return [text.subarray(0, from)];
    }
    this.held = [];
    this.state = 'between';
    const end = at + this.token.length;
    return [text.subarray(0, end), ...this.items(text.subarray(end))];
  }

  /** What is left when the text has ended: of a broken one, its last piece. */
  end(): Buffer[] {
    return this.held;
  }

  private items(chunk: Buffer): Buffer[] {
    const out: Buffer[] = [];
    let from = 0;
    let index = 0;
    while (index < chunk.length) {
      if (this.state === 'between') {
        const byte = chunk[index]!;
        if (byte === open) {
          this.state = 'inside';
          from = index;
        } else if (byte !== comma && byte > 0x20) {
          // The list's end, or items that are no objects.
          this.state = 'after';
          if (byte !== closeList && this.count > 0) out.push(Buffer.from(','));
          out.push(chunk.subarray(index));
          return out;
        } else index += 1;
      } else {
        index = this.toItemsEnd(chunk, index);
        if (this.depth > 0) break;
        const whole = this.held.length === 0 ? chunk : Buffer.concat([...this.held, chunk.subarray(0, index)]);
        out.push(this.kept(whole.toString('utf8', from, whole === chunk ? index : whole.length)));
        this.held = [];
        this.state = 'between';
      }
    }
    if (this.state === 'inside') this.held.push(chunk.subarray(from));
    return out;
  }

  /** Index behind the item's last byte, where `depth` is 0 again, or of the chunk's end. Looks at every byte, so it keeps to locals. */
  private toItemsEnd(chunk: Buffer, start: number): number {
    let { depth, inString, escaped } = this;
    let index = start;
    while (index < chunk.length) {
      const byte = chunk[index]!;
      index += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inString = false;
      } else if (byte === quote) inString = true;
      else if (byte === open || byte === openList) depth += 1;
      else if ((byte === close || byte === closeList) && --depth === 0) break;
    }
    Object.assign(this, { depth, inString, escaped });
    return index;
  }

  private kept(item: string): Buffer {
    const text = this.shrunk(item);
    if (text === undefined) return nothing;
    this.count += 1;
    return Buffer.from(this.count === 1 ? text : `,${text}`);
  }

  private shrunk(item: string): string | undefined {
    let parsed: unknown;
    try {
      parsed = JSON.parse(item);
    } catch {
      return item;
    }
    return JSON.stringify(this.shrink.keep(parsed));
  }
}
