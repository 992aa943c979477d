import { NotThere } from '../../errors';
import { areListeners } from '../arc-components';
import type { Connections } from '../connections';
import { type Fact, learn, unknown } from '../fact';
import { hasLabels, inItsForm } from '../prometheus-query';
import type { Monitor } from '../shapes/monitoring';
import type { Pod } from '../shapes/workloads';
import { ruleText } from '../source';
import { rights } from '../sources';
import { endpointsOf, poolPrefix } from './arc-monitors';
import type { InstanceFacts, ScrapeFacts } from './scrape-facts';

const maxDropped = 200;
const logBytes = 512 * 1024;

/** Lines worth keeping: rejections, refused reloads and samples, discovery and what the API server forbade; logfmt and JSON of 2.x and 3.x. */
const telling =
  /skipping (servicemonitor|podmonitor|object)|was rejected|error loading config|error on ingesting|"?err(or)?"?[=:]|"?level"?[=:]"?(warn|error)|is forbidden|discovery manager scrape|failed|\(status: [45]\d\d\)/i;

/** The third wave, only where a target of ARC is not up, or up and tells nothing of ARC: dropped targets, loaded job names, and the telling lines of the logs. */
export async function lookCloser(connections: Connections, facts: ScrapeFacts, monitors: readonly Monitor[]): Promise<void> {
  const pools = monitors.flatMap((monitor) => endpointsOf(monitor).map((_, index) => `${poolPrefix(monitor)}${index}`));
  const instances = Object.values(facts.servers).flatMap((server) => server.instances);
  const amiss = instances.length === 0 || instances.some((instance) => pools.some((pool) => !isUp(instance, pool)));
  if (!amiss || monitors.length === 0) return;
  connections.progress('Looking closer at what is not scraped');
  await Promise.all([...instances.map((instance) => lookAtInstance(connections, instance, pools)), readLogs(connections, facts)]);
}

const isUp = ({ targets, families }: InstanceFacts, pool: string): boolean =>
  targets.known &&
  targets.value.some(
    ({ scrapePool, health, labels }) =>
      scrapePool === pool && health === 'up' && (!families.known || families.value.some(({ instance }) => instance === labels.instance)),
  );

interface Dropped {
  droppedTargets?: { discoveredLabels: Record<string, string>; scrapePool?: string }[] | null;
}

function readDropped({ droppedTargets }: Dropped, pool: string): Record<string, string>[] {
  const ours = (droppedTargets ?? []).filter(({ scrapePool = pool }) => scrapePool === pool);
  if (!ours.every((target) => hasLabels(target, 'discoveredLabels'))) throw new TypeError('a target without labels');
  return ours.slice(0, maxDropped).map(({ discoveredLabels }) => discoveredLabels);
}

const readJobs = ({ yaml }: { yaml: string }): string[] =>
  [...yaml.matchAll(/^- job_name: (.+)$/gm)].map(([, name]) => name!.replace(/^["']|["']$/g, ''));

async function lookAtInstance(connections: Connections, instance: InstanceFacts, pools: readonly string[]): Promise<void> {
  const { targets, pools: loaded } = instance;
  const prometheus = instance.address === undefined ? connections.chosenPrometheus : connections.prometheusAt(instance.address);
  if (prometheus === undefined) return;
  if (targets.known) {
    const empty = pools.filter(
      (pool) => (!loaded.known || loaded.value.includes(pool)) && !targets.value.some(({ scrapePool }) => scrapePool === pool),
    );
    const dropped = await Promise.all(
      empty.map((pool) =>
        learn(async () => {
          const data = await prometheus.get('targets', { state: 'dropped', scrapePool: pool });
          return inItsForm(prometheus.where, 'targets', (answer: Dropped) => readDropped(answer, pool), data);
        }),
      ),
    );
    instance.dropped = Object.fromEntries(empty.map((pool, index) => [pool, dropped[index]!]));
  }
  if (loaded.known && pools.some((pool) => !loaded.value.includes(pool))) {
    instance.jobs = await learn(async () => {
      const data = await prometheus.get('status/config');
      return inItsForm(prometheus.where, 'status/config', readJobs, data);
    });
  }
}

async function readLogs(connections: Connections, facts: ScrapeFacts): Promise<void> {
  const pods = facts.pods.known ? facts.pods.value.items : [];
  const wanted = pods.flatMap((pod) => containersToRead(pod).map((container) => ({ pod, container })));
  const logs = await Promise.all(
    wanted.map(async ({ pod: { metadata }, container }): Promise<[string, Fact<string[]>]> => {
      const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/log`;
      const read = async () => {
        const text = await connections.kubernetes.text(path, { container, tailLines: 1000 }, logBytes);
        return text
          .split('\n')
          .filter((line) => telling.test(line))
          .slice(-60)
          .map((line) => line.slice(0, 1000));
      };
      const fact = await learn(read, ruleText(rights.podLogs, metadata.namespace)).catch((error) => {
        if (error instanceof NotThere) return unknown('unreachable', error.message);
        throw error;
      });
      return [`${metadata.namespace}/${metadata.name}/${container}`, fact];
    }),
  );
  facts.logs = Object.fromEntries(logs);
}

function containersToRead({ spec, metadata }: Pod): string[] {
  const labels = metadata.labels ?? {};
  // What keeps a listener from its session it says itself; it is cut off with the pod, which is made anew.
  if (areListeners(labels)) return (spec.containers ?? []).map(({ name }) => name);
  const names = (spec.containers ?? []).flatMap(({ name, image = '' }) => (/(^|\/)prometheus-operator([:@]|$)/.test(image) ? [name] : []));
  return labels['operator.prometheus.io/name'] === undefined ? names : [...names, 'prometheus'];
}
