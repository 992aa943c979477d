import { createApp } from '../../src/app';
import { commands } from '../../src/commands/index';
import { type ConnectOptions, connectCluster } from '../../src/connections/connect-cluster';
import type { ConnectionCounts } from '../../src/connections/http/exchange';
import { openBoltApp } from '../../src/handlers/worker/bolt-app';
import { renderBlockKit } from '../../src/renderers/block-kit';
import { renderJson } from '../../src/renderers/json';

/** What one question took of this process, with everything loaded that the worker loads. */
export interface Asked {
  ms: number;
  cpuMs: number;
  /** The most that was ever resident. */
  peakMb: number;
  /** Resident before the question. */
  loadedMb: number;
  counts: ConnectionCounts;
  /** Requests of the longest row in which each began after the one before had ended. */
  chain: number;
  verdict: string;
  summary: string;
  /** What the answer says of what was not read. */
  cut: string[];
}

const [command, kubeconfig, at] = process.argv.slice(2) as [string, string, string];
if (typeof openBoltApp !== 'function') throw new Error('the worker is not loaded');
const loadedMb = process.memoryUsage().rss / 1024 / 1024;
const startedAt = performance.now();
const spans: { from: number; to: number }[] = [];
let counts: () => ConnectionCounts = () => ({ requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 });
const onRequest: ConnectOptions['onRequest'] = ({ ms }) => {
  const to = performance.now();
  spans.push({ from: to - ms, to });
};
const app = createApp({
  commands,
  clusters: [{ target: { name: 'made', kubeconfig } }],
  onRequest,
  connect: async (...args) => {
    const connection = await connectCluster(...args);
    counts = connection.counts;
    return connection;
  },
  now: () => (at === undefined ? new Date() : new Date(at)),
});
const report = await app.answer(command, {}, { deadlineAt: Date.now() + 50_000 });
const told = renderJson(report);
renderBlockKit(report);
const ms = performance.now() - startedAt;
const { user, system } = process.cpuUsage();
const peakMb = process.resourceUsage().maxRSS / 1024;
const words = `${told}\n${JSON.stringify(report.sections)}`;
const cut = [...new Set(words.match(/[^".]*\b(not read|unread|were left out|more (that )?(were|are) not)\b[^".]*/g) ?? [])].slice(0, 5);
const asked: Asked = {
  ms,
  cpuMs: (user + system) / 1000,
  peakMb,
  loadedMb,
  counts: counts(),
  chain: chain(),
  verdict: report.verdict,
  summary: report.summary,
  cut,
};
process.stdout.write(`${JSON.stringify(asked)}\n`, () => process.exit(0));

/** Began within two milliseconds of the other's end: clocks are read at whole ones. */
function chain(): number {
  const byEnd = [...spans].sort((a, b) => a.to - b.to);
  const lengths: number[] = [];
  for (const [index, span] of byEnd.entries()) {
    const before = byEnd.slice(0, index).flatMap((other, place) => (other.to <= span.from + 2 ? [lengths[place]!] : []));
    lengths.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, ...lengths);
}
