import { UserError } from '../errors';
import { gatherTrend } from '../facts/digest/trend/gather-trend';
import type { TrendFacts, TrendQuestion } from '../facts/digest/trend/trend-facts';
import { trendReport } from '../reports/trend';
import { defineCommand } from './command';
import { didYouMean } from './did-you-mean';
import { type TrendRequest, trendPhrase } from './phrases/trend';

export const trend = defineCommand<TrendRequest, TrendFacts>({
  ...trendPhrase,

  gather: (request, connections) => gatherTrend(connections, questionOf(request)),

  report(request, facts, about) {
    const { over = '24h' } = request;
    const [scope, recorded] = [scopeOf(request), scopeOf(facts.asked)];
    if (scope !== recorded || questionOf(request).hours !== facts.asked.hours)
      throw new UserError(
        'That was not recorded.',
        `What was recorded: trend ${[about.cluster, recorded, facts.asked.hours === 168 ? '7d' : '24h'].filter((word) => word !== '').join(' ')}`,
      );
    if (facts.past.known && facts.past.value.lines === undefined) throw noSuchSet(scope, facts.past.value.sets);
    return trendReport(facts, { ...about, scope, over });
  },
});

const questionOf = ({ namespace, name, over }: TrendRequest): TrendQuestion => ({ namespace, name, hours: over === '7d' ? 168 : 24 });
const scopeOf = ({ namespace, name }: Pick<TrendRequest, 'namespace' | 'name'>): string =>
  [namespace, name].filter((part) => part !== undefined).join('/');

function noSuchSet(scope: string, sets: readonly string[]): UserError {
  const alike = sets.filter((set) => set.split('/')[1] === scope);
  if (alike.length > 1) return new UserError(`There are several sets called "${scope}".`, `Did you mean ${alike.join(' or ')}?`);
  const names = scope.includes('/') ? sets : [...new Set(sets.flatMap((set) => set.split('/')))];
  return new UserError(`Prometheus knows no set of runners and no namespace "${scope}".`, didYouMean(scope, names));
}
