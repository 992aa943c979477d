import { NotThere } from '../../errors';
import { findArcComponents } from '../arc-components';
import type { Connections } from '../connections';
import { type Fact, learn, mapFact, unknown } from '../fact';
import { type Listing, listSource } from '../list-source';
import type { KubernetesEvent } from '../shapes/network';
import { ruleText } from '../source';
import { rights, sources } from '../sources';
import type { StatusFacts } from './status-facts';

const logBytes = 256 * 1024;
const mostLines = 12;
const mostEvents = 10;

/** What ARC says of its own failures: an Event on the autoscaler, and errors in its log. */
type Words = Pick<StatusFacts, 'events' | 'logs'>;

/** Asked where reconciling fails, or where no Prometheus could say whether it does. */
export async function readArcsWords(connections: Connections, facts: StatusFacts): Promise<Words> {
  if (!mayFail(facts)) return { logs: {} };
  connections.progress('Reading what the controllers say');
  const autoscalers = facts.horizontalRunnerAutoscalers.known ? facts.horizontalRunnerAutoscalers.value.items : [];
  const namespaces = [...new Set(autoscalers.map(({ metadata }) => metadata.namespace))];
  const failures = { ...sources.events, fieldSelector: 'reason=RunnerAutoscalingFailure' };
  const [events, logs] = await Promise.all([
    namespaces.length === 0 ? undefined : listSource(connections.kubernetes, failures, { namespaces }),
    readLogs(connections, facts),
  ]);
  return { ...(events === undefined ? {} : { events: mapFact(events, newestEvents) }), logs };
}

/** A long failure leaves hundreds, all alike. */
const newestEvents = (listing: Listing<KubernetesEvent>): Listing<KubernetesEvent> => ({
  ...listing,
  items: [...listing.items].sort((a, b) => compare(a.lastTimestamp ?? '', b.lastTimestamp ?? '')).slice(-mostEvents),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function mayFail({ servers }: StatusFacts): boolean {
  const counts = servers.known ? servers.value.flatMap(({ numbers }) => (numbers?.errors.known ? numbers.errors.value : [])) : [];
  return counts.length === 0 || counts.some(({ last15m }) => last15m > 0);
}

async function readLogs({ kubernetes }: Connections, facts: StatusFacts): Promise<Words['logs']> {
  const pods = facts.pods.known ? facts.pods.value.items : [];
  const components = facts.deployments.known ? findArcComponents(facts.deployments.value.items) : [];
  const wanted = components.flatMap(({ deployment, container }) =>
    pods
      .filter(
        ({ metadata }) => metadata.namespace === deployment.metadata.namespace && metadata.name.startsWith(`${deployment.metadata.name}-`),
      )
      .map(({ metadata }) => ({ metadata, container: container.name })),
  );
  const logs = await Promise.all(
    wanted.map(async ({ metadata, container }): Promise<[string, Fact<string[]>]> => {
      const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/log`;
      const read = async () => {
        const text = await kubernetes.text(path, { container, tailLines: 400, sinceSeconds: 900 }, logBytes);
        return tellingLines(text.split('\n'));
      };
      const fact = await learn(read, ruleText(rights.podLogs, metadata.namespace)).catch((error) => {
        if (error instanceof NotThere) return unknown('unreachable', error.message);
        throw error;
      });
      return [`${metadata.namespace}/${metadata.name}`, fact];
    }),
  );
  return Object.fromEntries(logs);
}

/** The last errors, and of each autoscaler the last time that it went well, in the order of the log. */
function tellingLines(lines: readonly string[]): string[] {
  const errors = new Set(lines.filter((line) => tellsOfErrors(line)).slice(-mostLines));
  const successes = new Map(lines.flatMap((line) => (tellsOfSuccess(line) ? [[autoscalerOf(line), line] as const] : [])));
  const telling = new Set([...errors, ...[...successes.values()].slice(-mostLines)]);
  return lines.filter((line) => telling.has(line)).map((line) => line.slice(0, 900));
}

/** zap's console and JSON forms, slog's, and klog's. */
const tellsOfErrors = (line: string): boolean => /\tERROR\t|^E\d{4} |"level":"error"|level=ERROR|^panic:/.test(line);

/** What the older generation says when GitHub answered it. */
const tellsOfSuccess = (line: string): boolean => line.includes('Calculated desired replicas of');
const autoscalerOf = (line: string): string => /"horizontalrunnerautoscaler": ?"([^"]*)"/.exec(line)?.[1] ?? '';
