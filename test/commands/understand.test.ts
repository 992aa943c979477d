import { understand } from '../../src/commands/understand';
import { UserError } from '../../src/errors';

const clusters = ['prod', 'Staging'];
const read = (text: string, known: readonly string[] = clusters) => {
  const { phrase, request } = understand(text, known);
  return { command: phrase.name, ...request };
};
const refusal = (text: string, known: readonly string[] = clusters): string => {
  try {
    return `taken as ${JSON.stringify(read(text, known))}`;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.message} ${error.hint}`;
  }
};

test.each([
  ['', { command: 'help' }],
  ['HELP Status', { command: 'status' }],
  ['status', { command: 'status', cluster: 'prod' }],
  ['STATUS staging', { command: 'status', cluster: 'Staging' }],
  ['staging status', { command: 'status', cluster: 'Staging' }],
  ['status ci-runners prod', { command: 'status', cluster: 'prod', namespace: 'ci-runners' }],
  ['status prod prod', { command: 'status', cluster: 'prod', namespace: 'prod' }],
  ['status prod2', { command: 'status', cluster: 'prod', namespace: 'prod2' }],
  ['status ci-runners/Linux', { command: 'status', cluster: 'prod', namespace: 'ci-runners', name: 'linux' }],
  ['check-scrape', { command: 'check-scrape', cluster: 'prod' }],
  [
    'check-scrape SMON/arc/web staging',
    { command: 'check-scrape', cluster: 'Staging', monitor: { kind: 'ServiceMonitor', namespace: 'arc', name: 'web' } },
  ],
  [
    'check-scrape podmonitors.monitoring.coreos.com/arc/listeners.v2',
    { command: 'check-scrape', cluster: 'prod', monitor: { kind: 'PodMonitor', namespace: 'arc', name: 'listeners.v2' } },
  ],
  ['stack “Staging”', { command: 'stack', cluster: 'Staging' }],
  ['clusters', { command: 'clusters' }],
])('%j is understood as %j', (text, wanted) => {
  expect(read(text)).toEqual(wanted);
});

test('without configured clusters, words are never taken for one', () => {
  expect(read('status ci', [])).toEqual({ command: 'status', namespace: 'ci' });
  expect(refusal('stack ci', [])).toContain('The kubeconfig says which cluster is asked.');
});

test.each([
  ['statsu', 'There is no command "statsu". Did you mean status?'],
  ['check', 'There is no command "check". Did you mean check-scrape?'],
  ['prod', 'There is no command "prod". Did you mean status prod?'],
  ['zzzzzz', 'There is no command "zzzzzz". There is: status, check-scrape, stack, '],
  ['status prdo', 'Did you mean prod? If prdo is a namespace, name the cluster too: status prod prdo'],
  ['status stagin ci-runners', 'There is no cluster called "stagin". Did you mean Staging?'],
  ['status prod a b', '"a" and "b" are two things to look at.'],
  ['status prod a/b/c', 'I cannot read "a/b/c".'],
  ['status prod under_score', '"under_score" cannot be a namespace.'],
  ['status prod ci/-x', '"-x" cannot be the name of a Kubernetes object.'],
  [`status prod ${'a'.repeat(64)}`, 'cannot be a namespace. A namespace has at most 63 characters'],
  [`status prod ci/${'a'.repeat(254)}`, 'at most 253 characters'],
  ['check-scrape arc/web', 'Say servicemonitor/arc/web or podmonitor/arc/web.'],
  ['check-scrape smon/web', '"smon/web" lacks the namespace.'],
  ['check-scrape servicemonitr/arc/web', 'Did you mean servicemonitor/arc/web?'],
  ['check-scrape service/arc/web', '"service" is not a kind of monitor.'],
  ['check-scrape constructor/arc/web', '"constructor" is not a kind of monitor.'],
  ['check-scrape prdo', 'There is no cluster called "prdo". Did you mean prod?'],
  ['check-scrape smon/a/b pmon/a/b', 'are two monitors.'],
  ['stack prod staging', 'I do not know what "staging" is here.'],
  ['clusters prod', 'Say clusters alone.'],
  ['help status stack', 'One command is explained at a time.'],
])('%j is refused with a hint', (text, words) => {
  expect(refusal(text)).toContain(words);
});
