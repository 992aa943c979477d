import type { App } from '../../../../src/app';
import { localSchedules } from '../../../../src/connections/schedules-local';
import { UserError } from '../../../../src/errors';
import type { Schedules } from '../../../../src/facts/digest/schedules';
import type { Settings } from '../../../../src/handlers/worker/create-worker';
import type { DigestJob } from '../../../../src/job';
import type { Report } from '../../../../src/reports/report';
import { type Answers, job, openWorker, records } from '../open-worker';

/** Tuesday morning in Seoul. */
export const now = Date.parse('2026-11-23T23:00:00Z');

const report = (request: { cluster?: string; before?: string[] }): Report => ({
  command: 'digest',
  cluster: request.cluster ?? '',
  title: 'Since yesterday',
  verdict: 'healthy',
  summary: 'Quiet day.',
  sections: [{ kind: 'note', text: `before: ${request.before?.length ?? 'unknown'}` }],
  data: { problems: [{ id: 'at-maximum', severity: 'warn', title: 'A set is full' }] },
  madeAt: '2026-11-24T00:00:00.000Z',
});

interface Options {
  settings?: Settings;
  schedules?: Schedules;
  answers?: Answers;
  nowMs?: number;
}

/** A worker that keeps digests of prod and staging; everyone in C1 may change them. */
export async function openDigests({ settings, schedules, answers, nowMs = now }: Options = {}) {
  const asked: unknown[] = [];
  const put: { body: string; delaySeconds?: number | undefined }[] = [];
  const app = {
    clusters: ['prod', 'staging'],
    answer: async (_: string, request: { cluster?: string }) => {
      asked.push(request);
      if (request.cluster === 'removed') throw new UserError('There is no cluster called "removed".', 'There is: prod, staging.');
      return report(request);
    },
  } as unknown as App;
  const kept = schedules ?? localSchedules({ enqueue: async () => {}, now: () => nowMs });
  const opened = await openWorker(answers, undefined, {
    openApp: async () => app,
    settings: async () => settings ?? { access: { change: [{ channels: ['C1', 'C2'] }] } },
    schedules: kept,
    enqueue: async (message) => void put.push(message),
    now: () => nowMs,
  });
  let questions = 0;
  return {
    ...opened,
    schedules: kept,
    asked,
    put,
    /** Types words as that person, and answers what the person was told. */
    async say(words: string, who: { user?: string; channel?: string } = {}): Promise<string> {
      const { user = 'U1', channel = 'C1' } = who;
      const before = opened.posts().length;
      const asked = job(words, opened.responseUrl, { user_id: user, channel_id: channel });
      await opened.worker(records({ ...asked, id: `question-${++questions}` }));
      return String(
        opened
          .posts()
          .slice(before)
          .findLast(({ path }) => path === '/response')?.message.text,
      );
    },
    /** Delivers a job of a schedule. */
    deliver: (more: Partial<DigestJob> = {}, digest: Partial<DigestJob['digest']> = {}) =>
      opened.worker(records({ ...digestJob, ...more, digest: { ...digestJob.digest, ...digest } })),
    inChannel: () => opened.posts().filter(({ path }) => path === '/api/chat.postMessage'),
    async end() {
      await opened.close();
      (kept as { close?(): void }).close?.();
    },
  };
}

export const digestJob: DigestJob = {
  version: 1,
  kind: 'digest',
  id: 'digest-T1-C1-0-2026-11-23T22:59:00Z',
  receivedAt: '2026-11-23T22:59:00Z',
  dueAt: '2026-11-23T22:59:00Z',
  digest: { team: 'T1', channel: 'C1', clusters: ['prod'], at: '07:59', zone: 'Asia/Seoul', days: ['tue'], maker: 'U1' },
};
