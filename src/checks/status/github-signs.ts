import { findArcComponents, flag } from '../../facts/arc-components';
import { type Fact, known } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Evidence } from '../../reports/report';
import { durationSeconds } from '../rules/duration';
import { type ArcWords, arcWords } from './arc-words';
import { type Gauge, gaugeOf, type Numbers } from './numbers';
import { itemsOf } from './seen';

/** What tells how ARC gets on with GitHub: its own words, and its metrics; either is enough. */
export interface GithubSigns extends ArcWords {
  limit?: Gauge;
  remaining?: Gauge;
  /** Reconcile errors within the last three minutes; null: not known. */
  failing: number | null;
  /** Between two times that the older generation asks GitHub. */
  syncSeconds: number;
}

/** GitHub's own words, as its client library in ARC repeats them. https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export const refusals = {
  credentials: /\b401\b.*(Bad credentials|Unauthorized|Requires authentication)|Bad credentials|could not refresh installation.*\b401\b/i,
  rateLimit: /\b(403|429)\b.*rate limit|API rate limit|secondary rate limit/i,
};

export function githubSigns(facts: StatusFacts, numbers: Fact<Numbers>): Fact<GithubSigns> {
  const words = isSwitchedOff(facts) ? { ...arcWords(facts), said: [] } : arcWords(facts);
  const [blind] = words.blind;
  if (!numbers.known && !words.heard) return blind ?? numbers;
  const all = numbers.known ? numbers.value : undefined;
  const errors = all?.errors.known ? all.errors.value : undefined;
  const gauge = (family: string) => (all === undefined ? undefined : gaugeOf(all, family, () => true));
  const [limit, remaining] = [gauge('github_rate_limit'), gauge('github_rate_limit_remaining')];
  return known({
    ...words,
    ...(limit === undefined ? {} : { limit }),
    ...(remaining === undefined ? {} : { remaining }),
    failing: errors === undefined || errors.length === 0 ? null : errors.reduce((sum, { last3m }) => sum + last3m, 0),
    syncSeconds: syncSeconds(facts),
  });
}

/** What a controller said before it was scaled to 0 is not how things are. */
function isSwitchedOff(facts: StatusFacts): boolean {
  const controllers = findArcComponents(itemsOf(facts.deployments)).filter(({ part }) => part === 'controller');
  return controllers.length > 0 && controllers.every(({ deployment }) => deployment.spec.replicas === 0);
}

/** The chart's default is a minute. */
function syncSeconds(facts: StatusFacts): number {
  const controller = findArcComponents(itemsOf(facts.deployments)).find(({ part }) => part === 'controller');
  return durationSeconds(controller === undefined ? undefined : flag(controller.container, 'sync-period')) ?? 60;
}

const eventSeconds = 900;

/**
 * What was said so lately that it is how things are: since then ARC has not asked GitHub with another end. Where no log could be read,
 * Events stand in, for as long as reconciling fails: the API server's client holds back most of those that repeat.
 */
export function recentWords({ said, wentWell, logRead, failing, syncSeconds }: GithubSigns, atSeconds: number): ArcWords['said'] {
  if (failing === 0) return [];
  const seconds = logRead ? Math.max(45, Math.min(150, 2 * syncSeconds + 15)) : eventSeconds;
  return said.filter(({ atSeconds: at, autoscaler = '' }) => at !== null && atSeconds - at <= seconds && (wentWell[autoscaler] ?? 0) <= at);
}

/** The last of what was said, each sentence once. */
export const asEvidence = (words: ArcWords['said']): Evidence[] =>
  [...new Map(words.map(({ from, what, text }) => [text, { from, what, text }])).values()].slice(-2);
