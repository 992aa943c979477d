import { ageText } from '../rules/duration';
import { counted } from './counted';
import { statusCheck } from './status-check';

const mostNames = 6;

export const metricsMissing = statusCheck({
  id: 'metrics-missing',
  title: "ARC's metrics arrive",
  why: 'Metrics that should be in Prometheus are not, or are old: the numbers that rest on them are not known.',
  needs: ['sources', 'generations'],
  presumes: ['arc-missing', 'arc-not-running', 'leader-missing', 'listener-missing', 'prometheus-unreachable'],
  judge({ sources, generations }) {
    return generations.flatMap(({ name }) => {
      const its = sources.filter(({ what }) => what.startsWith('gha_') === (name === 'scale-set'));
      const missing = its.filter(({ state, byDesign }) => state === 'stale' || (state === 'absent' && byDesign === false));
      if (missing.length === 0) return [];
      const group = name === 'summerwind' ? 'actions.summerwind.dev' : 'actions.github.com';
      const one = missing.length === 1;
      const all = !its.some(({ state }) => state === 'fresh');
      const names = missing.map(({ what }) => what);
      const ages = missing.flatMap(({ ageSeconds }) => (ageSeconds === null ? [] : [ageSeconds]));
      const last = ages.length === 0 ? '' : ` The newest sample${one ? '' : ' of them'} is ${ageText(Math.min(...ages))} old.`;
      const listed =
        names.length <= mostNames ? names.join(', ') : `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;
      return [
        {
          severity: 'warn' as const,
          generation: name,
          title: all
            ? `Prometheus has no fresh metric of ${group}`
            : `${counted(missing.length, 'metric')} of ${group} ${one ? 'is' : 'are'} missing or old`,
          saw: `${all ? 'None that should be there is' : one ? 'This should be there and is not fresh' : 'These should be there and are not fresh'}: ${listed}.${last}`,
          fix: {
            explain: 'Ask "check-scrape": it finds the link that is broken between ARC and Prometheus, and how to mend it.',
            commands: [],
          },
        },
      ];
    });
  },
});
