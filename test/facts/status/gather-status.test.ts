import { gatherStatus } from '../../../src/facts/status/gather-status';
import { askedCluster, recordedAnswer } from './asked-cluster';

const service = 'service/monitoring/kube-prometheus-stack-prometheus';

test('asks in two waves where all is well', async () => {
  const { connections, waves } = askedCluster();
  const facts = await gatherStatus(connections, {});
  expect(waves.length).toBe(2);
  expect(facts.servers).toMatchObject({ known: true, value: [{ where: service, numbers: { series: { known: true } } }] });
  expect(facts.runners).toMatchObject({ known: true, value: { scope: 'all' } });
});

test('asks in a third wave since when jobs wait, and for the words of controllers that fail', async () => {
  const promql = (query: string) => {
    if (query.includes('increase('))
      return { resultType: 'vector', result: [{ metric: { controller: 'runner-controller', window: '15m' }, value: [1, '9'] }] };
    const answer = recordedAnswer(query) as { resultType: string; result: { metric: { __name__: string }; values: [number, string][] }[] };
    if (answer.resultType === 'matrix')
      for (const one of answer.result) if (one.metric.__name__ === 'gha_assigned_jobs') one.values[1]![1] = '9';
    return answer;
  };
  const { connections, waves } = askedCluster({ promql });
  const facts = await gatherStatus(connections, {});
  expect(waves.length).toBe(3);
  expect(waves[2]!.filter((what) => what.includes('gha_assigned_jobs'))).toHaveLength(2);
  expect(waves[2]!.filter((what) => what.endsWith('/log'))).toHaveLength(2);
  expect(facts.logs).toMatchObject({ [Object.keys(facts.logs)[0]!]: { known: false } });
});

test('knows the same cluster by the same facts', async () => {
  const [one, other] = [askedCluster(), askedCluster()];
  expect(await gatherStatus(one.connections, {})).toEqual(await gatherStatus(other.connections, {}));
});

test('takes the pod where the Service may not be asked, and asks it for its numbers in a wave more', async () => {
  const { connections, waves } = askedCluster({ refuse: (_, where) => (where?.startsWith('service/') ? 403 : undefined) });
  const facts = await gatherStatus(connections, {});
  expect(waves.length).toBe(3);
  expect(facts.servers).toMatchObject({
    value: [{ where: 'pod/monitoring/prometheus-kube-prometheus-stack-prometheus-0', numbers: { series: { known: true } } }],
  });
  const asked = waves.flat().filter((what) => what.includes('increase('));
  expect(asked.map((what) => what.split(' ')[0])).toEqual([service, 'pod/monitoring/prometheus-kube-prometheus-stack-prometheus-0']);
});

test('names the first way that exists where no way is open, and the right for it', async () => {
  const { connections } = askedCluster({ refuse: (_, where) => (where === undefined ? undefined : where === service ? 404 : 403) });
  const facts = await gatherStatus(connections, {});
  expect(facts.servers).toMatchObject({
    known: true,
    value: [
      {
        where: 'service/monitoring/prometheus-operated',
        census: { known: false, reason: 'forbidden', rule: expect.stringContaining('services/proxy') },
      },
    ],
  });
});

test('looks namespace by namespace for a user who may not list the cluster, also where Prometheus knows runners', async () => {
  const { connections } = askedCluster({ refuse: (path) => (path.startsWith('/api') && !path.includes('/namespaces/') ? 403 : undefined) });
  const facts = await gatherStatus(connections, {});
  expect(facts.runnerDeployments).toMatchObject({
    known: true,
    value: { scope: expect.arrayContaining(['arc-runners', 'team-a', 'team-b']) },
  });
  expect(facts.runnerDeployments.known && facts.runnerDeployments.value.items).toHaveLength(2);
});

test('looks only where the configuration says', async () => {
  const { connections, waves } = askedCluster({ namespaces: ['team-a'] });
  const facts = await gatherStatus(connections, {});
  expect(facts.namespaces).toEqual(['team-a']);
  expect(facts.runners).toMatchObject({ value: { scope: ['team-a'] } });
  expect(waves.flat().filter((path) => path.endsWith('/namespaces/team-b/runners'))).toEqual([]);
});

test('asks one that the person named for its census and its numbers together', async () => {
  const { connections, waves } = askedCluster();
  const chosenPrometheus = connections.prometheusAt({ kind: 'service', namespace: 'elsewhere', name: 'chosen', port: '9090' });
  const facts = await gatherStatus({ ...connections, chosenPrometheus }, {});
  expect(waves.length).toBe(2);
  expect(facts.servers).toMatchObject({ known: true, value: [{ name: 'chosen', numbers: { series: { known: true } } }] });
});

test('keeps numbers of jobs alone that the census knows', async () => {
  const [ours, others] = ['actions-runner-controller-metrics-service', 'another-operator'].map((job) => ({
    job,
    namespace: 'n',
    pod: 'p',
  }));
  const promql = (query: string) => {
    if (query.startsWith('{')) {
      const series = [ours, others].map((labels) => ({ metric: { __name__: 'github_rate_limit', ...labels }, values: [[1000, '5000']] }));
      return { resultType: 'matrix', result: series };
    }
    if (/^count|^vector|\bup\b|increase\(/.test(query)) return recordedAnswer(query);
    return { resultType: 'vector', result: [ours, others].map((labels) => ({ metric: labels, value: [1000, '1'] })) };
  };
  const { servers } = await gatherStatus(askedCluster({ promql }).connections, {});
  expect(servers).toMatchObject({
    value: [
      {
        numbers: {
          series: { value: [{ family: 'github_rate_limit', labels: ours }] },
          runtime: { value: [{ job: ours!.job }] },
          leaders: { value: [{ job: ours!.job, leads: true }] },
        },
      },
    ],
  });
});

test('asks for the targets of those jobs alone', async () => {
  const { connections, waves } = askedCluster();
  await gatherStatus(connections, {});
  const [up, ...more] = waves.flat().filter((what) => /\bup\b/.test(what) && !what.endsWith('count(up)'));
  expect(more).toEqual([]);
  expect(up).toContain('(up and on (job) (group by (job) (last_over_time({__name__=~"horizontalrunnerautoscaler');
});

test('asks a Prometheus that knows nothing of ARC no further', async () => {
  const { connections, waves } = askedCluster({ promql: () => ({ resultType: 'vector', result: [] }) });
  const facts = await gatherStatus(connections, {});
  expect(facts.servers).toMatchObject({ known: true, value: [{ census: { known: true, value: [] } }] });
  expect(facts.servers.known && facts.servers.value[0]).not.toHaveProperty('numbers');
  expect(
    waves
      .slice(2)
      .flat()
      .filter((what) => what.startsWith('service/')),
  ).toEqual([]);
});

test('learns nothing, and says why, where nothing may be asked', async () => {
  const { connections } = askedCluster({ refuse: () => 403 });
  const facts = await gatherStatus(connections, {});
  expect(facts.servers).toMatchObject({ known: false, reason: 'forbidden' });
  expect(facts.deployments).toMatchObject({ known: false, rule: expect.stringContaining('deployments') });
});

test('calls an answer in another form than a Prometheus gives one that it does not understand', async () => {
  const { connections } = askedCluster({ promql: () => ({ hello: 1 }) });
  expect((await gatherStatus(connections, {})).servers).toMatchObject({ value: [{ census: { known: false, reason: 'unsupported' } }] });
});

test('learns since when errors are counted with the errors themselves, at no further question', async () => {
  const counted = { job: 'arc', namespace: 'arc', controller: 'runner-controller', instance: '10.0.0.1:8080' };
  const promql = (query: string) =>
    query.includes('increase(')
      ? {
          resultType: 'vector',
          result: [
            { metric: { ...counted, window: '15m' }, value: [1000, '2'] },
            { metric: { job: 'arc', namespace: 'arc', window: 'first' }, value: [1000, '700'] },
          ],
        }
      : recordedAnswer(query);
  const facts = await gatherStatus(askedCluster({ promql }).connections, {});
  expect(facts.servers).toMatchObject({
    value: [{ numbers: { errors: { value: [{ ...counted, last15m: 2, last3m: 0, firstAtSeconds: 700 }] } } }],
  });
});
