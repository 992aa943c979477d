import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What a real, healthy cluster with both generations of ARC answered to status, check-scrape and digest. */
export interface Recording {
  /** ISO 8601: the instant that the answers are judged at. */
  recordedAt: string;
  /** By path and query of a GET, or path and body of a POST: parsed JSON, or text. */
  answers: Record<string, unknown>;
}

/** Run from the project's folder. `npm run bench:record` makes it anew. */
export const readRecording = (file = join('bench', 'made', 'recording.json.gz')): Recording =>
  JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));

/** A request as the recording knows it: whichever Service or pod of a Prometheus was asked, and whichever page. */
export interface Question {
  /** Path without the proxy before a Prometheus' own; `prometheus` tells that there was one. */
  path: string;
  prometheus: boolean;
  query: URLSearchParams;
}

export function readQuestion(url: string): Question {
  const [whole = '', search = ''] = url.split('?', 2);
  const path = whole.replace(/^\/api\/v1\/namespaces\/[^/]+\/(services|pods)\/[^/]+\/proxy(?=\/api\/v1\/)/, '');
  return { path, prometheus: path !== whole, query: new URLSearchParams(search) };
}

const keyOf = ({ path, prometheus, query }: Question): string => {
  const words = [...query].filter(([name]) => name !== 'limit' && name !== 'continue' && name !== 'timeout');
  return `${prometheus ? 'prometheus' : ''}${path}?${new URLSearchParams(words)}`;
};

/** The answers of a recording, found again. A PromQL query that is worded otherwise since is answered as the one most like it. */
export class RecordedAnswers {
  private readonly byKey = new Map<string, unknown>();
  private readonly queries: { words: Set<string>; answer: unknown }[] = [];
  constructor({ answers }: Recording) {
    for (const [url, answer] of Object.entries(answers)) {
      const question = readQuestion(url);
      this.byKey.set(url.includes('{"') ? url : keyOf(question), answer);
      const query = question.query.get('query');
      if (question.prometheus && query !== null) this.queries.push({ words: wordsOf(query), answer });
    }
  }

  /** Undefined where nothing like it was recorded. */
  find(url: string, question: Question, body = ''): unknown {
    const query = question.query.get('query');
    const exact = this.byKey.get(body === '' ? keyOf(question) : url + body);
    if (exact !== undefined || !question.prometheus || query === null) return exact;
    const words = wordsOf(query);
    const ranked = this.queries.map(({ words: other, answer }) => ({ answer, likeness: likeness(words, other) }));
    const best = ranked.sort((a, b) => b.likeness - a.likeness)[0];
    return best !== undefined && best.likeness > 0.6 ? best.answer : undefined;
  }
}

const wordsOf = (query: string) => new Set(query.match(/\w+/g));
const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].filter((word) => b.has(word)).length / new Set([...a, ...b]).size;
