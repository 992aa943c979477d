import { kubectl } from '../rules/shell';
import { type ArcWords, isConflict } from './arc-words';
import { asEvidence, recentWords, refusals } from './github-signs';
import { type RunnerSet, setName } from './runner-set';
import { type StatusFinding, statusCheck } from './status-check';

export const autoscalerFailing = statusCheck({
  id: 'autoscaler-failing',
  title: 'Autoscalers find out what their sets need',
  why: 'ARC asks how many runners a set needs, and gets an error each time: the set keeps the runners that it has, whatever comes.',
  needs: ['sets', 'github'],
  presumes: ['arc-missing', 'arc-not-running', 'leader-missing', 'github-credentials-bad', 'github-rate-limit'],
  judge({ sets, github }, { atSeconds }) {
    const [blind] = github.blind;
    if (!github.heard && blind !== undefined && github.failing !== 0)
      return { unknown: `Reconciling fails, and ARC's own words could not be read: ${blind.detail}` };
    const last = new Map<string, ArcWords['said'][number]>();
    for (const word of recentWords(github, atSeconds))
      if (word.autoscaler !== undefined && !isOthers(word.text)) last.set(word.autoscaler, word);
    const alike = new Map<string, ArcWords['said']>();
    for (const word of last.values()) alike.set(kindOf(word.text), [...(alike.get(kindOf(word.text)) ?? []), word]);
    return [...alike.values()].map((words) => findingOf(words, sets));
  },
});

const isOthers = (text: string): boolean => isConflict(text) || refusals.credentials.test(text) || refusals.rateLimit.test(text);

/** The same trouble of several autoscalers is one: it differs in addresses and numbers only. */
const kindOf = (text: string): string => text.replace(/https?:\/\/\S+/g, '').replace(/[\d.]+/g, '#');

function findingOf(words: ArcWords['said'], sets: readonly RunnerSet[]): StatusFinding {
  const names = words.map(({ autoscaler }) => autoscaler!).sort();
  const [name] = names;
  const set = sets.find(({ namespace, autoscaler }) => autoscaler !== undefined && `${namespace}/${autoscaler.metadata.name}` === name);
  const { text } = words.at(-1)!;
  const whose = names.length === 1 ? `HorizontalRunnerAutoscaler ${name}` : `${names.length} HorizontalRunnerAutoscalers`;
  const keeps =
    set === undefined || names.length > 1
      ? 'Their sets keep the runners that they have, and what GitHub counted of them stays as it was.'
      : `${setName(set)} keeps the runners that it has, and what GitHub counted of it stays as it was.`;
  return {
    severity: 'fail',
    ...(set === undefined || names.length > 1 ? { generation: 'summerwind' as const } : { set }),
    title: names.length === 1 ? `${whose} fails: its set is not scaled` : `${whose} fail: their sets are not scaled`,
    subject: whose,
    saw: `ARC cannot find out what ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} should want: ${text.slice(0, 300)}. ${keeps}`,
    evidence: asEvidence(words),
    fix: { explain: adviceOn(text, name!), commands: [] },
  };
}

function adviceOn(text: string, name: string): string {
  const [namespace, own] = name.split('/');
  if (/unsupported metric type|validating autoscaling metrics/.test(text))
    return `Its spec.metrics is wrong: types are PercentageRunnersBusy and TotalNumberOfQueuedAndInProgressWorkflowRuns, of which only the latter needs repositoryNames for an organization (${kubectl(namespace, 'edit', 'horizontalrunnerautoscaler', own!)}).`;
  if (/\b50[0-9]\b/.test(text))
    return 'GitHub itself fails (https://www.githubstatus.com), or a proxy before it: it passes by itself, and ARC goes on then. For a GitHub Enterprise Server, look at the server.';
  if (/\b404\b/.test(text))
    return 'GitHub does not know what the runners are registered for, or the token may not see it: look at the enterprise, organization or repository of the set, and at the rights of the token or App.';
  if (/no such host|dial tcp|i\/o timeout|deadline exceeded|connection refused/.test(text))
    return "ARC cannot reach GitHub: look at the cluster's way out (NAT gateway, proxy, DNS, network policies).";
  return `Mend what it says; Events repeat it: ${kubectl(namespace, 'describe', 'horizontalrunnerautoscaler', own!)}`;
}
