import { ageText } from '../rules/duration';
import { lasting } from '../rules/lasting';
import { recentWords, refusals } from './github-refusals';
import { gaugeOf } from './numbers';
import { type StatusFinding, statusCheck } from './status-check';

/** Below this share of the hour's requests somebody should know. */
const lowShare = 0.1;

export const githubRateLimit = statusCheck({
  id: 'github-rate-limit',
  title: "GitHub's rate limit leaves ARC enough requests",
  why: 'ARC asks GitHub on every sync. When the hour is used up, nothing is scaled and no runner registers until GitHub counts anew.',
  needs: ['words', 'controllers'],
  presumes: ['arc-missing', 'github-credentials-bad'],
  judge({ words, controllers }, { atSeconds }) {
    const refused = recentWords(words, atSeconds).filter(({ text }) => refusals.rateLimit.test(text));
    const last = refused.at(-1);
    if (last === undefined) return [];
    const controller = controllers.components.find(({ part }) => part === 'controller')?.deployment;
    const until = /until (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000)/.exec(last.text)?.[1];
    const resets = until === undefined ? undefined : Date.parse(until.replace(' ', 'T').replace(' +0000', 'Z')) / 1000;
    const wait = resets === undefined ? '' : resets > atSeconds ? ` GitHub counts anew in ${ageText(resets - atSeconds)}.` : '';
    const finding: StatusFinding = {
      severity: 'fail',
      title: "GitHub's rate limit stops ARC",
      saw: `GitHub answers ARC with its rate limit: ${last.text.slice(0, 300)}. Nothing is scaled meanwhile, and the numbers of registered and busy runners stay as they were.`,
      evidence: refused.slice(-3).map(({ from, what, text }) => ({ from, what, text })),
      fix: {
        explain: `It ends by itself.${wait} So that it does not come back: ask less often (a longer syncPeriod), authenticate as a GitHub App (its limit grows with the organization) instead of by a personal token, or scale by webhook.`,
        commands: [],
        ...(controller === undefined
          ? {}
          : {
              lasting: lasting(
                controller.metadata,
                'syncPeriod: 5m',
                `# argument of Deployment ${controller.metadata.namespace}/${controller.metadata.name}\n- --sync-period=5m`,
              ),
            }),
      },
    };
    return [finding];
  },
});

export const githubRateLimitLow = statusCheck({
  id: 'github-rate-limit-low',
  title: "GitHub's rate limit is not nearly used up",
  why: 'Less than a tenth of the requests of this hour is left to ARC: it may stop before GitHub counts anew.',
  needs: ['numbers'],
  presumes: ['arc-missing', 'arc-not-running', 'github-rate-limit', 'github-credentials-bad'],
  judge({ numbers }) {
    const limit = gaugeOf(numbers, 'github_rate_limit', () => true);
    const left = gaugeOf(numbers, 'github_rate_limit_remaining', () => true);
    if (limit?.fresh !== true || left?.fresh !== true || limit.value === 0) return [];
    if (left.value >= limit.value * lowShare) return [];
    return [
      {
        severity: 'warn',
        title: `GitHub lets ARC ask ${left.value} more times this hour`,
        saw: `${left.value} of ${limit.value} requests are left, by the last answer that ARC got (scraped ${ageText(left.ageSeconds)} ago).`,
        fix: {
          explain:
            'Ask less often (a longer syncPeriod), authenticate as a GitHub App instead of by a personal token, or scale by webhook.',
          commands: [],
        },
      },
    ];
  },
});
