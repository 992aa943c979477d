import { chain } from '../src/checks/scrape/index';
import type { ScrapeCheck } from '../src/checks/scrape/scrape-check';
import type { SubjectFacts } from '../src/checks/scrape/subject';
import { statusChecks } from '../src/checks/status/index';
import type { StatusCheck } from '../src/checks/status/status-check';
import { headline } from '../src/reports/scrape-report';
import type { GeneratedFile } from './cluster-access/rbac-files';

/** Where a fact comes from, for people; undefined: worked out from others. */
const seenIn: Readonly<Record<keyof SubjectFacts, string | undefined>> = {
  served: 'what the API server serves of `monitoring.coreos.com/v1`',
  crds: 'the CustomResourceDefinitions of the operator',
  operators: "the operator's Deployment and its flags",
  operatorPods: "the operator's pods",
  prometheuses: 'Prometheus objects',
  agents: 'PrometheusAgent objects',
  agentsSeen: 'PrometheusAgent objects',
  prometheus: 'the Prometheus object, its status and conditions',
  statefulSets: 'StatefulSets of Prometheus',
  prometheusPods: 'pods of Prometheus',
  arc: "ARC's Deployments and their arguments",
  arcPods: "ARC's pods",
  arcPodsSeen: "ARC's pods",
  otherJobs: 'targets of other jobs (`/api/v1/targets`)',
  idle: 'whether there is a scale set at all',
  monitor: 'the ServiceMonitor or PodMonitor',
  monitors: 'ServiceMonitors and PodMonitors',
  monitorNamespaceLabels: "labels of the monitor's namespace",
  services: 'Services',
  servicesSeen: 'Services',
  addresses: 'Endpoints, or EndpointSlices where Prometheus discovers by them',
  pods: 'pods where the monitor looks',
  events: 'Events `InvalidConfiguration` of the monitor',
  refusedPods: 'Events `FailedCreate`',
  operatorLog: "the operator's log (a weak signal: colour, never proof)",
  prometheusLog: "Prometheus' log (a weak signal: colour, never proof)",
  policies: 'NetworkPolicies',
  namespaceLabels: 'labels of namespaces',
  reviews: 'access reviews for the ServiceAccounts of Prometheus and of the operator',
  instances: 'every replica and shard of Prometheus (`/api/v1/status/runtimeinfo` and more)',
  pools: '`/api/v1/scrape_pools`',
  poolsSeen: '`/api/v1/scrape_pools`',
  targets: '`/api/v1/targets`',
  targetsSeen: '`/api/v1/targets`',
  families: "an instant query for ARC's metric families",
  leaders: 'an instant query for `leader_election_master_status`',
  droppedSamples: 'an instant query for what is scraped less what is kept',
  horizontalRunnerAutoscalers: 'HorizontalRunnerAutoscalers',
  autoscalingRunnerSets: 'AutoscalingRunnerSets',
  autoscalingListeners: 'AutoscalingListeners',
  listenersSeen: 'AutoscalingListeners',
  listenerLog: 'the log of a listener that is not scraped',
};

const link = (id: string): string => `[${id}](#${id})`;
const links = (ids: readonly string[]): string => ids.map(link).join(', ');

function seen({ needs }: ScrapeCheck): string {
  const places = [...new Set(needs.map((need) => seenIn[need]).filter((place) => place !== undefined))];
  return places.join('; ');
}

function scrapeSection(check: ScrapeCheck): string[] {
  const { id, title, why, presumes, follows = [], measured, decisive, causes } = check;
  return [
    `### ${id}`,
    '',
    `**${title}.** ${why}`,
    '',
    `- Seen in: ${seen(check)}.`,
    ...(presumes.length === 0 ? [] : [`- Skipped after a failure of: ${links(presumes)}.`]),
    ...(follows.length === 0 ? [] : [`- Told, though not as the root, after a failure of: ${links(follows)}.`]),
    ...(measured === true
      ? ['- Measured: it judges what Prometheus itself says.']
      : ['- Inferred: where the target is up with fresh samples, a failure is a warning.']),
    ...(decisive === true ? ['- Decisive: without an answer to it the verdict is undecided.'] : []),
    '',
    ...Object.entries(causes).flatMap(([cause, words]) => [`#### ${cause}`, '', `*${headline(cause)}.* ${words}`, '']),
  ];
}

/** A problem that check-scrape names by the same id already has its anchor there. */
function statusSection({ id, title, why, presumes }: StatusCheck, taken: ReadonlySet<string>): string[] {
  return [
    taken.has(id) ? `**${link(id)}, as status sees it**` : `### ${id}`,
    '',
    `**${title}.** ${why}`,
    '',
    ...(presumes.length === 0 ? [] : [`- Not told where one of these explains it: ${links(presumes)}.`, '']),
  ];
}

/** docs/checks.md: every check, cause and problem with an anchor equal to its id, which reports link to. */
export function checksDoc(): GeneratedFile {
  const taken = new Set(chain.flatMap(({ id, causes }) => [id, ...Object.keys(causes)]));
  const lines = [
    '<!-- Generated from src/checks by `npm run generate`; a test holds it to that. -->',
    '',
    '# What is checked, what can be wrong, and how it is mended',
    '',
    'Ids are stable: paste them into tickets, and search for them. Each has an anchor here of the same name. Every answer holds the commands',
    'for the case at hand, with the real names; this page says what they are about. A cause that another failure explains is told, too; `root`',
    'is what to mend first.',
    '',
    '## check-scrape',
    '',
    'The chain, in the order in which a scrape comes about:',
    '',
    '| # | check | true when all is well | what it can name |',
    '|---|---|---|---|',
    ...chain.map(
      ({ id, title, causes }, index) => `| ${index + 1} | ${link(id)} | ${title} | ${Object.keys(causes).map(link).join('<br>')} |`,
    ),
    '',
    ...chain.flatMap(scrapeSection),
    '## status',
    '',
    'What status looks for beside the numbers, causes before what they cause:',
    '',
    ...statusChecks.flatMap((check) => statusSection(check, taken)),
  ];
  return { path: 'docs/checks.md', text: `${lines.join('\n').trimEnd()}\n` };
}
