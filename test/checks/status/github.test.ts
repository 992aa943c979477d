import type { StatusFacts } from '../../../src/facts/status/status-facts';
import {
  forbidden,
  healthyFacts,
  judge,
  numbersIn,
  outcomeOf,
  problemOf,
  problemsOf,
  secondsAgo,
  setGauge,
  told,
  unreachable,
} from './recorded-facts';

const refusals = {
  401: 'failed to list runners: GET https://api.github.com/repos/acme/web/actions/runners: 401 Bad credentials []',
  403: 'failed to list runners: GET https://api.github.com/repos/acme/web/actions/runners: 403 API rate limit of 5000 still exceeded until 2126-11-23 13:28:25 +0000 UTC, not making remote request.',
};

const pod = 'actions-runner-system/actions-runner-controller-1';

function failing(status: keyof typeof refusals, { seconds = 10, last3m = 9 } = {}): StatusFacts {
  const facts = healthyFacts();
  const count = told(numbersIn(facts).errors).find(({ controller }) => controller === 'horizontalrunnerautoscaler-controller')!;
  Object.assign(count, { last15m: 40, last3m });
  facts.logs = {
    [pod]: {
      known: true,
      value: [
        `${secondsAgo(seconds)}\tERROR\tReconciler error\t{"HorizontalRunnerAutoscaler": {"name":"web","namespace":"team-a"}, "error": "${refusals[status]}"}`,
      ],
    },
  };
  return facts;
}

test("refused credentials are told in GitHub's words, and hide the errors that they cause", () => {
  const facts = failing(401);
  expect(problemOf(facts, 'github-credentials-bad')).toMatchObject({
    severity: 'fail',
    saw: expect.stringContaining('401 Bad credentials'),
  });
  expect(judge(facts).problems.map(({ id }) => id)).toEqual(['github-credentials-bad']);
  expect(outcomeOf(facts, 'reconcile-errors')).toBe('skipped');
});

test('a used up rate limit is told with the time at which GitHub counts anew', () => {
  const problem = problemOf(failing(403), 'github-rate-limit');
  expect(problem.severity).toBe('fail');
  expect(problem.fix!.explain).toContain('GitHub counts anew in 36');
});

test('a used up rate limit is seen by metrics alone', () => {
  const facts = failing(403);
  facts.logs = { [pod]: forbidden };
  setGauge(facts, 'github_rate_limit_remaining', 0);
  expect(problemOf(facts, 'github-rate-limit')).toMatchObject({ severity: 'fail', saw: expect.stringContaining('None of 5000 requests') });
});

test('no request left delays nothing while nothing fails', () => {
  const facts = healthyFacts();
  setGauge(facts, 'github_rate_limit_remaining', 0);
  expect(problemOf(facts, 'github-rate-limit').severity).toBe('warn');
  expect(judge(facts).verdict).toBe('healthy');
});

test('a limit of 0, before GitHub answered for the first time, means nothing', () => {
  const facts = healthyFacts();
  setGauge(facts, 'github_rate_limit_remaining', 0);
  setGauge(facts, 'github_rate_limit', 0);
  expect(problemsOf(facts, 'github-rate-limit')).toEqual([]);
});

test('words from before the mend are not how things are', () => {
  expect(problemsOf(failing(401, { seconds: 700 }), 'github-credentials-bad')).toEqual([]);
  expect(problemsOf(failing(401, { last3m: 0 }), 'github-credentials-bad')).toEqual([]);
  const mended = failing(401, { seconds: 20 });
  told(mended.logs[pod]!).push(
    `${secondsAgo(5)}\tDEBUG\thorizontalrunnerautoscaler\tCalculated desired replicas of 3\t{"horizontalrunnerautoscaler": "team-a/web"}`,
  );
  expect(problemsOf(mended, 'github-credentials-bad')).toEqual([]);
});

test('another autoscaler that goes well does not mend the one that is refused', () => {
  const facts = failing(401, { seconds: 20 });
  told(facts.logs[pod]!).push(
    `${secondsAgo(5)}\tDEBUG\thorizontalrunnerautoscaler\tCalculated desired replicas of 3\t{"horizontalrunnerautoscaler": "team-b/api"}`,
  );
  expect(problemOf(facts, 'github-credentials-bad').severity).toBe('fail');
});

test('Events stand in for a log that may not be read', () => {
  const facts = failing(401);
  facts.logs = { [pod]: forbidden };
  facts.events = {
    known: true,
    value: {
      items: [
        {
          metadata: { name: 'web.1', namespace: 'team-a' },
          message: refusals[401],
          lastTimestamp: secondsAgo(300),
          involvedObject: { kind: 'HorizontalRunnerAutoscaler', namespace: 'team-a', name: 'web' },
        },
      ],
      scope: ['team-a'],
      blind: [],
      served: true,
      unread: 0,
    },
  };
  expect(problemOf(facts, 'github-credentials-bad').evidence![0]).toMatchObject({ what: 'Event of HorizontalRunnerAutoscaler team-a/web' });
});

test('bad credentials are unknown when reconciling fails and nothing that ARC says may be read', () => {
  const facts = failing(401);
  facts.logs = { [pod]: forbidden };
  expect(outcomeOf(facts, 'github-credentials-bad')).toBe('unknown');
  expect(judge(facts).verdict).toBe('undecided');
});

test('both are unknown when neither Prometheus nor ARC could be asked', () => {
  const facts = failing(401);
  facts.servers = unreachable;
  facts.logs = { [pod]: forbidden };
  expect([outcomeOf(facts, 'github-credentials-bad'), outcomeOf(facts, 'github-rate-limit')]).toEqual(['unknown', 'unknown']);
});
