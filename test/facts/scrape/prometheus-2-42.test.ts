import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PrometheusApi } from '../../../src/connections/prometheus/prometheus-api';
import { askVector } from '../../../src/facts/prometheus-query';
import { askInstance } from '../../../src/facts/scrape/ask-instance';

/**
 * What a real Prometheus 2.42 answered, byte for byte: it ran with the jobs that an operator had generated, against a real cluster, its
 * targets named by file instead of by Kubernetes' discovery, which Debian builds without.
 */
const answers = JSON.parse(readFileSync(resolve('test/facts/scrape/answers-of-2-42.json'), 'utf8')) as Record<
  string,
  { status: number; contentType: string; body: string }
>;
const prometheus = new PrometheusApi('the old one', async (path, query = {}) => {
  const words = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  const asked = `${path.replace('/api/v1/', '')}${words.length === 0 ? '' : `?${words.join('&')}`}`;
  const answer = answers[asked];
  if (answer === undefined) throw new Error(`nobody asked 2.42 for ${asked}`);
  return { status: answer.status, headers: { 'content-type': answer.contentType }, body: Buffer.from(answer.body) };
});
const pool = 'serviceMonitor/actions-runner-system/actions-runner-controller-service-monitor/0';

test('2.42 tells all that check-scrape asks of every Prometheus', async () => {
  const instance = await askInstance(prometheus, undefined, async () => (name) => name.includes('arc-systems') || name === pool, '');
  expect(instance.build).toEqual({ known: true, value: { version: '2.42.0+ds' } });
  expect(instance.runtime).toMatchObject({
    known: true,
    value: { reloadConfigSuccess: true, startTime: '2026-11-28T13:00:29.850637529Z' },
  });
  expect(instance.pools).toMatchObject({ known: true, value: expect.arrayContaining([pool]) });
  expect(instance.droppedSamples).toEqual({ known: true, value: [] });
  if (!instance.targets.known || !instance.families.known) throw new Error('not known');
  expect(instance.targets.value.find(({ scrapePool }) => scrapePool === pool)).toMatchObject({
    health: 'up',
    lastError: '',
    scrapeInterval: '5s',
    labels: { job: 'actions-runner-controller-metrics-service', namespace: 'actions-runner-system' },
  });
  expect(instance.families.value.map(({ family }) => family)).toContain('horizontalrunnerautoscaler_runners_busy');
});

test('dropped targets of 2.42 do not say their pool, and are those of the pool that was asked for', async () => {
  const { droppedTargets } = (await prometheus.get('targets', { state: 'dropped', scrapePool: pool })) as { droppedTargets: object[] };
  expect(droppedTargets.length).toBeGreaterThan(0);
  expect(droppedTargets.some((target) => 'scrapePool' in target)).toBe(false);
});

test('2.42 says what is wrong with a query in its own words, and nothing of what only later ones have', async () => {
  await expect(askVector(prometheus, 'sum by (')).rejects.toMatchObject({
    detail: expect.stringContaining('unclosed left parenthesis'),
    reason: 'unsupported',
  });
  await expect(prometheus.get('targets/relabel_steps', { scrapePool: 'x' })).rejects.toThrow('is not a Prometheus (404');
  // 3.x remarks that this is no counter; 2.42 does not.
  await askVector(prometheus, 'rate(controller_runtime_active_workers[1m])');
  expect(prometheus.warnings).toEqual([]);
});
