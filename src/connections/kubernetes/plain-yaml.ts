interface Line {
  indent: number;
  text: string;
}

const pair = /^([A-Za-z][\w-]*):(?: (.+))?$/;
const item = /^- +(?=\S)/;
/** Words, paths, URLs, ARNs, options and base64: no blank, and nothing in them that YAML reads as more than text. */
const plainText = /^(?:[A-Za-z/]|--(?=\w))[\w/.+=:@%-]*$/;
/** What YAML, in one of its versions, reads as something else than text. */
const meaningful = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;
const quoted = /^(?:"([^"\\]*)"|'([^']*)')$/;

/**
 * Reads YAML as kubectl and the AWS CLI write a kubeconfig: block mappings and lists of words. Undefined where anything else stands in
 * it, for a real parser to read: that one takes ten milliseconds to load and begin. What is read is what the parser would have read.
 * https://yaml.org/spec/1.2.2/#chapter-8-block-style-productions
 */
export function plainYaml(text: string): unknown {
  if (/[^\n -~]/.test(text)) return undefined;
  const lines = text
    .split('\n')
    .filter((line) => !/^ *(#|$)/.test(line))
    .map((line): Line => {
      const indent = line.search(/[^ ]/);
      return { indent, text: line.slice(indent) };
    });
  try {
    return new PlainReader(lines).document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

class PlainReader {
  private at = 0;
  constructor(private readonly lines: Line[]) {}

  document(): unknown {
    const value = this.block(0);
    if (this.at < this.lines.length) notPlain();
    return value;
  }

  private block(indent: number): unknown {
    return item.test(this.lines[this.at]?.text ?? '') ? this.list(indent) : this.mapping(indent);
  }

  private mapping(indent: number): Record<string, unknown> {
    const read: Record<string, unknown> = {};
    for (let found = this.here(indent, pair); found !== null; found = this.here(indent, pair)) {
      const [, key = '', value] = found;
      if (Object.hasOwn(read, key)) notPlain();
      this.at += 1;
      read[key] = value === undefined ? this.below(indent) : scalar(value);
    }
    return Object.keys(read).length > 0 ? read : notPlain();
  }

  private list(indent: number): unknown[] {
    const read: unknown[] = [];
    for (let found = this.here(indent, item); found !== null; found = this.here(indent, item)) {
      const line = this.lines[this.at]!;
      const inside = { indent: indent + found[0].length, text: line.text.slice(found[0].length) };
      if (pair.test(inside.text)) {
        this.lines[this.at] = inside;
        read.push(this.mapping(inside.indent));
      } else {
        this.at += 1;
        read.push(scalar(inside.text));
      }
    }
    return read;
  }

  /** What belongs to a key that has nothing behind its colon: a list may stand as far left as the key itself. */
  private below(indent: number): unknown {
    const next = this.lines[this.at];
    if (next === undefined || next.indent < indent) return null;
    if (next.indent > indent) return this.block(next.indent);
    return item.test(next.text) ? this.list(indent) : null;
  }

  /** The next line, where it stands at this indent and has this form; null where what is read ends. */
  private here(indent: number, form: RegExp): RegExpExecArray | null {
    const next = this.lines[this.at];
    if (next === undefined || next.indent < indent) return null;
    const found = next.indent === indent ? form.exec(next.text) : notPlain();
    // A list as far left as its key ends where the next key begins.
    return found ?? (form === item && pair.test(next.text) ? null : notPlain());
  }
}

function scalar(text: string): unknown {
  if (text === '{}') return {};
  if (text === '[]') return [];
  if (text === 'true' || text === 'false') return text === 'true';
  const inQuotes = quoted.exec(text);
  if (inQuotes !== null) return inQuotes[1] ?? inQuotes[2];
  return plainText.test(text) && !text.endsWith(':') && !meaningful.test(text) ? text : notPlain();
}

function notPlain(): never {
  throw new NotPlain();
}
