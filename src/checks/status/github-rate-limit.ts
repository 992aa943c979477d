import type { Fix } from '../../reports/report';
import { ageText } from '../rules/duration';
import { lasting } from '../rules/lasting';
import { asEvidence, type GithubSigns, recentWords, refusals } from './github-signs';
import { type StatusFinding, statusCheck } from './status-check';

/** Below this share of the hour's requests somebody should know. */
const lowShare = 0.1;

const advice =
  'ask less often (a longer syncPeriod), authenticate as a GitHub App (its limit grows with the organization) instead of by a personal token, or scale by webhook.';

export const githubRateLimit = statusCheck({
  id: 'github-rate-limit',
  title: "GitHub's rate limit leaves ARC enough requests",
  why: 'ARC asks GitHub on every sync. When the hour is used up, nothing is scaled and no runner registers until GitHub counts anew.',
  needs: ['github', 'controllers'],
  presumes: ['arc-missing', 'github-credentials-bad'],
  judge({ github, controllers }, { atSeconds }) {
    const controller = controllers.components.find(({ part }) => part === 'controller')?.deployment.metadata;
    const changed: Pick<Fix, 'lasting'> =
      controller === undefined
        ? {}
        : {
            lasting: lasting(
              controller,
              'syncPeriod: 5m',
              `# argument of Deployment ${controller.namespace}/${controller.name}\n- --sync-period=5m`,
            ),
          };
    const stopped = stoppedBy(github, atSeconds);
    if (stopped !== undefined)
      return [
        {
          ...stopped,
          fix: {
            explain: `It ends by itself.${countsAnew(stopped.saw, atSeconds)} So that it does not come back: ${advice}`,
            commands: [],
            ...changed,
          },
        },
      ];
    const { limit, remaining } = github;
    if (limit?.fresh !== true || remaining?.fresh !== true || remaining.value >= limit.value * lowShare) return [];
    return [
      {
        severity: 'warn',
        title: `GitHub lets ARC ask ${remaining.value} more times this hour`,
        saw: `${remaining.value} of ${limit.value} requests are left, by the last answer that ARC got (scraped ${ageText(remaining.ageSeconds)} ago).`,
        fix: { explain: `So that ARC does not stop: ${advice}`, commands: [], ...changed },
      },
    ];
  },
});

const title = "GitHub's rate limit stops ARC";
const meanwhile = 'Nothing is scaled meanwhile, and the numbers of registered and busy runners stay as they were.';

/** By ARC's own words, or by its metrics: no request left while reconciling fails. */
function stoppedBy(github: GithubSigns, atSeconds: number): Omit<StatusFinding, 'fix'> | undefined {
  const refused = recentWords(github, atSeconds).filter(({ text }) => refusals.rateLimit.test(text));
  const last = refused.at(-1);
  if (last !== undefined)
    return {
      severity: 'fail',
      ...(last.autoscaler === undefined ? {} : { generation: 'summerwind' as const }),
      title,
      saw: `GitHub answers ARC with its rate limit: ${last.text.slice(0, 300)}. ${meanwhile}`,
      evidence: asEvidence(refused),
    };
  const { limit, remaining, failing } = github;
  // Both are 0 until GitHub has answered for the first time.
  if (remaining?.fresh !== true || remaining.value > 0 || limit === undefined || limit.value === 0 || !failing) return undefined;
  return {
    severity: 'fail',
    generation: 'summerwind',
    title,
    saw: `None of ${limit.value} requests of this hour is left to ARC, and reconciling fails (${Math.max(1, Math.round(failing))} errors in 3 minutes). ${meanwhile}`,
    evidence: [{ from: 'prometheus', what: 'github_rate_limit_remaining', text: '0' }],
  };
}

function countsAnew(words: string, atSeconds: number): string {
  const until = /until (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) \+0000/.exec(words);
  const resets = until === null ? 0 : Date.parse(`${until[1]}T${until[2]}Z`) / 1000;
  return resets > atSeconds ? ` GitHub counts anew in ${ageText(resets - atSeconds)}.` : '';
}
