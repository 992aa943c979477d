import { checkScrape } from '../../../src/commands/check-scrape';
import { digest } from '../../../src/commands/digest';
import { status } from '../../../src/commands/status';
import { trend } from '../../../src/commands/trend';
import { unwrapAnswer } from '../../../src/connections/prometheus/unwrap-answer';
import { CouldNotLook, NotThere } from '../../../src/errors';
import type { Connections } from '../../../src/facts/connections';
import { clusterOf, healthyAnswers, healthyObjects, madeAt } from '../../facts/scrape/cluster-of-facts';
import { askedCluster, recordedAnswer } from '../../facts/status/asked-cluster';
import { Choices, edited, type Json, placesIn } from '../edits';
import { soundReport } from '../sound';

/**
 * What answers where a Prometheus should. The first byte: 0 the bytes that come, 1 the answers to check-scrape, 2 those to status, 3 those to digest and trend,
 * each byte of which is a choice of what is changed.
 */
const body = (status: number, value: object) => Buffer.concat([Buffer.from([0, status]), Buffer.from(JSON.stringify(value))]);
export const seeds = [
  body(0, { status: 'success', data: { resultType: 'vector', result: [] }, warnings: ['x'] }),
  body(3, { status: 'error', errorType: 'timeout', error: 'x' }),
  body(2, { kind: 'Status', message: 'no endpoints available', code: 503 }),
  Buffer.from('\u0001\u0003abcdefghijkl'),
  Buffer.from('\u0002\u0003abcdefghijkl'),
  Buffer.from('\u0003\u0000abcdefghijkl'),
];

const statuses = [200, 302, 503, 422, 401, 404, 500, 429];
const scrapeAnswers = healthyAnswers() as unknown as Json;
const scrapePlaces = placesIn(scrapeAnswers).filter((path) => path.length >= 2);
const objects = healthyObjects();

export async function fuzz(data: Buffer): Promise<void> {
  const choices = new Choices(data);
  const kind = choices.byte() % 4;
  if (kind === 0) return raw(statuses[choices.byte() % statuses.length]!, choices.rest());
  if (kind === 1) {
    const answers = edited(scrapeAnswers, scrapePlaces, choices, false) as unknown as ReturnType<typeof healthyAnswers>;
    const facts = await checkScrape.gather({}, clusterOf(objects, answers));
    return soundReport(checkScrape.report({}, facts, { cluster: 'made', madeAt }));
  }
  const change = (answer: Json) => edited(answer, placesIn(answer), choices, false);
  const asked = askedCluster({ promql: (query) => change(recordedAnswer(query) as Json) }).connections;
  const at: Connections = {
    ...asked,
    now: () => new Date(madeAt),
    prometheusAt(address) {
      const { where, get } = asked.prometheusAt(address);
      return { where, get: async (path, query) => (path === 'query_range' ? change(overTime(query?.start)) : get(path, query)) };
    },
  };
  const about = { cluster: 'made', madeAt };
  if (kind === 2) return soundReport(status.report({}, await status.gather({}, at), about));
  soundReport(digest.report({ action: 'now' }, await digest.gather({ action: 'now' }, at), about));
  soundReport(trend.report({}, await trend.gather({}, at), about));
}

const overTime = (start: unknown): Json => ({
  resultType: 'matrix',
  result: ['web', 'api'].map((name) => ({
    metric: { exported_namespace: 'team-a', horizontalrunnerautoscaler: name, name },
    values: [
      [Number(start), '3'],
      [Number(start) + 600, 'NaN'],
    ],
  })),
});

function raw(status: number, bytes: Buffer): void {
  try {
    unwrapAnswer({ status, headers: { 'content-type': 'application/json' }, body: bytes }, 'a Prometheus');
  } catch (error) {
    if (!(error instanceof CouldNotLook || error instanceof NotThere)) throw error;
  }
}
