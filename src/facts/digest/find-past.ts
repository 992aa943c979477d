import { NotThere } from '../../errors';
import type { Connections, Prometheus } from '../connections';
import { type Fact, known, learn, unknown } from '../fact';
import { listEverywhere } from '../list-everywhere';
import { sources } from '../sources';
import { findServers } from '../status/find-servers';
import type { DayBoth } from './digest-facts';
import { askTraces, type Trace } from './traces';
import { daySeconds } from './window';

export interface FoundPast {
  prometheus: Prometheus;
  traces: DayBoth<Trace[]>;
  alsoKnownBy: string[];
}

/**
 * The Prometheus that remembers most of ARC in the two days before `toSeconds`. Replicas and shards are asked side by side; numbers
 * of several shards cannot be put together in one query, so what only another server knows is told as such.
 */
export async function findPast(connections: Connections, toSeconds: number): Promise<Fact<FoundPast>> {
  const { prometheuses } =
    connections.chosenPrometheus === undefined
      ? await listEverywhere(connections, { prometheuses: sources.prometheuses })
      : { prometheuses: unknown('unsupported', 'not asked: a Prometheus was named') };
  const found = await findServers(connections, prometheuses);
  if (!found.known) return found;
  if (found.value.length === 0)
    return unknown('unsupported', 'There is no Prometheus object in the cluster, and no other Prometheus was named.');
  const asked = await Promise.all(
    found.value.map(async ({ server, prometheus }) => {
      if (!server.census.known) return { server, prometheus, traces: server.census };
      return { server, prometheus, traces: await learn(() => bothDays(prometheus, toSeconds)).catch(asUnknown) };
    }),
  );
  const knowing = asked
    .flatMap(({ server, prometheus, traces }) => (traces.known ? [{ name: server.name, prometheus, traces: traces.value }] : []))
    .sort((a, b) => weight(b.traces) - weight(a.traces));
  const [best, ...others] = knowing;
  if (best === undefined) return asked.map(({ traces }) => traces).find((traces) => !traces.known) as Fact<never>;
  const has = new Set(best.traces.now.map(keyOf));
  const alsoKnownBy = others.filter(({ traces }) => traces.now.some((trace) => !has.has(keyOf(trace)))).map(({ name }) => name);
  return known({ prometheus: best.prometheus, traces: best.traces, alsoKnownBy });
}

async function bothDays(prometheus: Prometheus, toSeconds: number): Promise<DayBoth<Trace[]>> {
  const [now, before] = await Promise.all([askTraces(prometheus, toSeconds), askTraces(prometheus, toSeconds - daySeconds)]);
  return { now, before };
}

const asUnknown = (error: unknown): Fact<never> => {
  if (error instanceof NotThere) return unknown('unreachable', error.message);
  throw error;
};

const keyOf = ({ family, job, namespace }: Trace): string => [family, job, namespace].join('\n');
const weight = ({ now, before }: DayBoth<Trace[]>): number => [...now, ...before].reduce((sum, { steps }) => sum + steps, 0);
