import { createApp } from '../../src/app';
import type { SharedQuestion } from '../../src/app/several-clusters';
import { type ClusterPart, defineCommand } from '../../src/commands/command';
import { digestPhrase } from '../../src/commands/phrases/digest';
import { UserError } from '../../src/errors';

const digest = defineCommand({
  ...digestPhrase,
  gather: async (request) => request,
  report: (request, facts, { cluster, madeAt }) => ({
    command: 'digest',
    cluster,
    madeAt,
    title: 'Since yesterday',
    verdict: 'healthy',
    summary: `asked ${JSON.stringify({ request, facts })}`,
    sections: [],
    data: {},
  }),
  combine: (_, parts, { cluster, madeAt }) => ({
    command: 'digest',
    cluster,
    madeAt,
    title: 'All',
    verdict: 'healthy',
    summary: 'told as xoxb-1234567890-secret',
    sections: [],
    data: { parts },
  }),
});

const parts = {
  commands: [digest],
  clusters: ['prod', 'staging'].map((name) => ({ target: { name } })),
  connect: async ({ name }: { name: string }) => {
    if (name === 'staging') throw new UserError('There is no EKS cluster staging.', 'Name one that there is.');
    return {
      kubernetes: { name, get: async () => ({}), text: async () => '', review: async () => ({}) },
      prometheusAt: () => ({ where: '', get: async () => ({}) }),
      counts: () => ({ requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 }),
      close: async () => {},
    };
  },
  now: () => new Date('2026-11-24T00:00:00Z'),
};
const request = { action: 'now' as const, cluster: 'prod', clusters: ['prod', 'staging'], zone: 'UTC' };

test('whoever shares a question out gets it once, and its answer is the same as without', async () => {
  const shared: SharedQuestion[] = [];
  const app = createApp({
    ...parts,
    async shareOut(question, tell) {
      shared.push(question);
      return Promise.all(question.clusters.map(tell));
    },
  });
  const report = await app.answer('digest', request, { deadlineAt: 7 });
  expect(shared).toEqual([{ command: 'digest', request, clusters: ['prod', 'staging'], deadlineAt: 7 }]);
  expect(report).toEqual(await createApp(parts).answer('digest', request));
  expect(report).toMatchObject({ cluster: 'prod, staging', madeAt: '2026-11-24T00:00:00.000Z' });
  // Scrubbed, as every report is.
  expect(report.summary).not.toContain('secret');
  const [prod, staging] = report.data.parts as ClusterPart[];
  expect(prod).toMatchObject({ cluster: 'prod', report: { cluster: 'prod' } });
  expect(staging).toEqual({
    cluster: 'staging',
    refusal: { message: 'There is no EKS cluster staging.', hint: 'Name one that there is.' },
  });
});

test('a question about one cluster is shared with nobody', async () => {
  const app = createApp({ ...parts, shareOut: () => Promise.reject(new Error('must not be asked')) });
  expect(await app.answer('digest', { action: 'now' })).toMatchObject({ cluster: 'prod', verdict: 'healthy' });
});
