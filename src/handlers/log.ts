import type { LogLevel } from '../config';

type Fields = Record<string, unknown>;

/** One JSON line an entry. Never holds tokens, secrets or a response_url, whatever it is handed. */
export interface Log {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

const order: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 };
const maxText = 4000;

export function createLog(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stdout.write(line),
  now = () => new Date(),
): Log {
  const at =
    (severity: LogLevel) =>
    (message: string, fields: Fields = {}) => {
      if (order[severity] < order[level]) return;
      const entry = { level: severity, at: now().toISOString(), message: clean(message), ...(plain(fields, 0) as Fields) };
      write(`${JSON.stringify(entry)}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const secretKey = /token|secret|password|authorization|credential|response_?url|signature|cookie/i;
/** Slack tokens, response URLs, bearer tokens (EKS's too), passwords in URLs. */
const secretText =
  /xox[a-z]-[\w-]+|xapp-[\w-]+|https?:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"']*|k8s-aws-v1\.[\w-]+|(?<=bearer\s)[\w.~+/-]+=*|(?<=:\/\/)[^/@\s]+(?=@)/gi;

/** An identifier: each of the above has a dash, a colon or a blank in it. */
const oneWord = /^\w*$/;

function clean(text: string): string {
  const safe = oneWord.test(text) ? text : text.replace(secretText, '[redacted]');
  return safe.length > maxText ? `${safe.slice(0, maxText)}...` : safe;
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  if (depth > 5) return '...';
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    return {
      name,
      message: clean(message),
      stack: stack && clean(stack),
      ...(cause === undefined ? {} : { cause: plain(cause, depth + 1) }),
    };
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => plain(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, secretKey.test(key) ? '[redacted]' : plain(each, depth + 1)]));
}
