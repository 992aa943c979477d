import type { Connections } from '../../connections';
import { type Fact, known, learn } from '../../fact';
import { askedAt, askLines, askNumber, type Line } from '../ask-at';
import {
  busyBySet,
  desiredBySet,
  familyPairs,
  maximumBySet,
  reconcileErrors,
  registeredBySet,
  sumOfAll,
  waitingBySet,
} from '../expressions';
import { type FoundPast, findPast } from '../find-past';
import { type Gauges, gaugesOf } from '../gauges';
import { errorsFamily } from '../traces';
import { secondsOf, windowUntil } from '../window';
import { askKnownSets, chooseSets } from './known-sets';
import { type LineName, lineNames, type TrendFacts, type TrendPast, type TrendQuestion } from './trend-facts';

const nobodyGone = { autoscalers: [], deployments: [] };

/** Asks how runners went over the last hours; a set is looked for by its name first. */
export async function gatherTrend(connections: Connections, question: TrendQuestion): Promise<TrendFacts> {
  const window = windowUntil(connections.now().getTime(), question.hours * 3600);
  connections.progress('Asking which Prometheus remembers ARC');
  const found = await findPast(connections, secondsOf(window.to));
  if (!found.known) return { asked: question, window, past: found };
  connections.progress('Asking Prometheus for charts');
  return { asked: question, window, past: await learn(() => askTrend(connections, found.value, question, secondsOf(window.to))) };
}

async function askTrend(connections: Connections, found: FoundPast, question: TrendQuestion, toSeconds: number): Promise<TrendPast> {
  const { prometheus, alsoKnownBy } = found;
  const traces = [...found.traces.now, ...found.traces.before];
  const { namespaces } = connections;
  const steps = question.hours > 24 ? { lines: 1800, errors: 3 * 3600 } : { lines: 300, errors: 1800 };
  const head = { where: prometheus.where, alsoKnownBy, stepSeconds: steps.lines, errorsStepSeconds: steps.errors };
  const everything = gaugesOf({ traces, outlived: nobodyGone, namespaces });
  const sets = await askKnownSets(askedAt(prometheus, toSeconds), everything, `${question.hours}h`);
  const names = sets.map(({ namespace, name }) => `${namespace}/${name}`);
  const isNarrow = question.namespace !== undefined || question.name !== undefined;
  const only = isNarrow ? chooseSets(sets, question) : undefined;
  if (isNarrow && only === undefined) return { ...head, sets: names };

  const gauges = gaugesOf({ traces, outlived: nobodyGone, namespaces, only });
  const range = (stepSeconds: number) => ({ fromSeconds: toSeconds - question.hours * 3600 + stepSeconds, toSeconds, stepSeconds });
  const points = async (query: string, step: number) => (await askLines(prometheus, query, range(step)))[0]?.points ?? [];
  /** Each step's highest value where it begins, and at the end what is now. */
  const line = async (sum: string): Promise<Line['points']> => {
    const [peaks, now] = await Promise.all([
      points(`max_over_time((${sum})[${steps.lines}s:1m])`, steps.lines),
      askNumber(askedAt(prometheus, toSeconds), sum),
    ]);
    return peaks.length === 0 ? [] : [...peaks.map(([at, value]): Line['points'][number] => [at - steps.lines, value]), [toSeconds, now]];
  };
  const [lines, errors] = await Promise.all([
    askEach(gauges, (sum) => learn(() => line(sum))),
    isNarrow || !gauges.has(errorsFamily) ? undefined : learn(() => points(reconcileErrors(gauges, `${steps.errors}s`), steps.errors)),
  ]);
  return { ...head, sets: names, lines, ...(errors === undefined ? {} : { errors }) };
}

async function askEach(
  gauges: Gauges,
  ask: (sum: string) => Promise<Fact<Line['points']>>,
): Promise<Record<LineName, Fact<Line['points']>>> {
  const both = (name: keyof typeof familyPairs, bySet: string): string | undefined =>
    familyPairs[name].some(gauges.has) ? sumOfAll(bySet, familyPairs[name], gauges) : undefined;
  const one = (family: string, bySet: string) => (gauges.has(family) ? `sum(${bySet})` : undefined);
  const terminating = 'horizontalrunnerautoscaler_terminating_busy';
  const sums: Record<LineName, string | undefined> = {
    busy: both('busy', busyBySet(gauges)),
    registered: both('registered', registeredBySet(gauges)),
    desired: both('desired', desiredBySet(gauges)),
    maximum: both('maximum', maximumBySet(gauges)),
    terminating: one(terminating, gauges.autoscaler(terminating)),
    waiting: one('gha_assigned_jobs', waitingBySet(gauges)),
  };
  const answers = await Promise.all(
    lineNames.map(async (name) => {
      const sum = sums[name];
      return [name, sum === undefined ? known<Line['points']>([]) : await ask(sum)] as const;
    }),
  );
  return Object.fromEntries(answers) as Record<LineName, Fact<Line['points']>>;
}
