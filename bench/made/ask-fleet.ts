import { readFileSync } from 'node:fs';
import type { AskedCluster } from '../../src/app';
import { createApp } from '../../src/app';
import { commands } from '../../src/commands/index';
import { openBoltApp } from '../../src/handlers/worker/bolt-app';

/** What one process took to ask several clusters at once, with everything loaded that the worker loads. */
export interface FleetAsked {
  told: { name: string; verdict: string; summary: string; seconds: number }[];
  /** The most that was ever resident. */
  peakMb: number;
}

/** `file` holds what is asked: a FleetQuestion as JSON. */
export interface FleetQuestion {
  command: string;
  clusters: AskedCluster[];
  /** ISO 8601: the instant that the recorded answers are judged at. */
  at: string;
  timeoutMs: number;
}

if (typeof openBoltApp !== 'function') throw new Error('the worker is not loaded');
const { command, clusters, at, timeoutMs } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as FleetQuestion;
const app = createApp({ commands, clusters, now: () => new Date(at) });
const startedAt = performance.now();
const told = await Promise.all(
  app.clusters.map(async (name) => {
    const { verdict, summary } = await app.answer(command, { cluster: name }, { deadlineAt: Date.now() + timeoutMs });
    return { name, verdict, summary, seconds: (performance.now() - startedAt) / 1000 };
  }),
);
const asked: FleetAsked = { told, peakMb: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(asked)}\n`, () => process.exit(0));
