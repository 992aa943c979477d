import { type Blindness, CouldNotLook, NotThere } from '../../errors';
import type { HttpAnswer } from '../http/exchange';
import { statusObject } from '../kubernetes/status-object';

/** What a Prometheus wraps its answers in. https://prometheus.io/docs/prometheus/latest/querying/api/#format-overview */
interface Envelope {
  status?: unknown;
  data?: unknown;
  errorType?: unknown;
  error?: unknown;
  warnings?: unknown;
  infos?: unknown;
  /** Amazon's, where it refuses. */
  message?: unknown;
}

export interface Unwrapped {
  data: unknown;
  warnings: string[];
}

/** Errors that may be gone the next time; all others are about the question. */
const passing = new Set(['timeout', 'canceled', 'internal', 'unavailable']);

/**
 * The `data` of an answer; `where` is for the words. Behind the API server's proxy its own refusals are told apart from
 * the Prometheus': only where it says itself that the Service or Pod does not exist is that NotThere.
 */
export function unwrapAnswer(answer: HttpAnswer, where: string): Unwrapped {
  const envelope = parse(answer.body);
  if (envelope?.status === 'success') return { data: envelope.data, warnings: [...words(envelope.warnings), ...words(envelope.infos)] };
  if (envelope?.status === 'error') throw prometheusRefusal(answer.status, envelope, where);
  const said = statusObject(answer.body);
  throw said === undefined ? strangerRefusal(answer, envelope, where) : proxyRefusal(answer.status, said.message ?? 'no words', where);
}

function prometheusRefusal(status: number, envelope: Envelope, where: string): CouldNotLook {
  const error = String(envelope.error ?? 'no words');
  if (/unavailable with Prometheus Agent/i.test(error)) {
    const words = `${where} runs as an agent, which only forwards samples: ask the Prometheus that it writes to.`;
    return new CouldNotLook('unsupported', words, { status });
  }
  const type = String(envelope.errorType ?? 'unknown');
  const reason = passing.has(type) || status === 429 ? 'unreachable' : 'unsupported';
  return new CouldNotLook(reason, `Prometheus: ${type}: ${error}`, { status });
}

/** What answered has no Prometheus' form: a gateway before it, a log-in page, Amazon's front door, or something else altogether. */
function strangerRefusal(answer: HttpAnswer, envelope: Envelope | undefined, where: string): CouldNotLook {
  const { status, headers } = answer;
  const could = (reason: Blindness, detail: string) => new CouldNotLook(reason, detail, { status });
  const message = typeof envelope?.message === 'string' ? `: ${envelope.message}` : '';
  if (status === 401 || status === 403) return could('forbidden', `${where} does not let us in (${status})${message}.`);
  if (status === 503) return could('unreachable', `${where} is not ready (503): it may still be starting; try again in a minute.`);
  if (status === 429 || status >= 500) return could('unreachable', `${where} failed to answer (${status})${message}.`);
  if (status >= 300 && status < 400)
    return could(
      'unsupported',
      `${where} redirects to ${headers.location ?? 'nowhere'} (${status}), which is not followed: check the address and path prefix.`,
    );
  const type = headers['content-type']?.split(';')[0] ?? 'no content type';
  if (status === 200 && envelope === undefined && /json/.test(headers['content-type'] ?? ''))
    return could('unreachable', `${where} answered with broken JSON: try again, and look at it if it stays so.`);
  return could('unsupported', `What answers at ${where} is not a Prometheus (${status}, ${type}): check the port and the path prefix.`);
}

/** https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/storage/storage.go says these words. */
function proxyRefusal(status: number, message: string, where: string): CouldNotLook | NotThere {
  const could = (reason: Blindness, detail: string) => new CouldNotLook(reason, detail, { status });
  if (status === 404) return new NotThere(message);
  if (status === 403) return could('forbidden', message);
  if (/no endpoints available/.test(message))
    return could('unreachable', `No ready pod stands behind ${where}, or there is no such port: ${message}.`);
  if (/no service port/.test(message)) return could('unreachable', `${where} cannot be asked: ${message}.`);
  if (/error trying to reach service|dial tcp|proxy error/.test(message))
    return could('unreachable', `The API server cannot reach ${where}: ${message}.`);
  return could(
    status >= 500 || status === 429 ? 'unreachable' : 'unsupported',
    `The API server did not ask ${where} (${status}): ${message}.`,
  );
}

function parse(body: Buffer): Envelope | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Envelope) : undefined;
  } catch {
    return undefined;
  }
}

const words = (list: unknown): string[] => (Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []);
