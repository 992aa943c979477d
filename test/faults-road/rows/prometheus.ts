import type { Interfere } from '../../../bench/made/made-cluster';
import { RecordedAnswers, readRecording } from '../../../bench/made/recording';
import { brokenOff, drip, half, json, plain, prometheus, refuse, silence, vector, where } from '../answers';
import type { Row } from '../row';

const area = 'Prometheus';
const query = /\/proxy\/api\/v1\/query/;
const targets = /\/proxy\/api\/v1\/targets/;
const failure = (type: string, error: string, code = 422) => json({ status: 'error', errorType: type, error }, code);
const healthy = /white_check_mark/;
const both = (row: Omit<Row, 'area' | 'asks'>): Row[] => ['check-scrape', 'status'].map((asks) => ({ area, asks, ...row }));
/** Each with a fault of its own: this one is over once it was met. */
const bothOnce = (row: () => Omit<Row, 'area' | 'asks'>): Row[] => ['check-scrape', 'status'].map((asks) => ({ area, asks, ...row() }));

/** Unix seconds at which the recorded cluster is judged. */
const now = Math.floor(Date.parse(readRecording().recordedAt) / 1000);
const sample = (metric: object, value: string) => ({ metric, value: [now, value] });
const matrix = (value: string) =>
  json({
    status: 'success',
    data: {
      resultType: 'matrix',
      result: [
        {
          metric: { __name__: 'horizontalrunnerautoscaler_runners_busy', horizontalrunnerautoscaler: 'web', exported_namespace: 'team-a' },
          values: [[now, value]],
        },
      ],
    },
  });

/** Every answer to a query as two replicas behind one address give it, when nothing tells them apart but a label. */
function twice(): Interfere {
  const recorded = new RecordedAnswers(readRecording());
  return (request, response, question) => {
    const answer = recorded.find(request.url!, question) as { data?: { result?: { metric: object }[] } } | undefined;
    if (!question.prometheus || !query.test(request.url!) || !Array.isArray(answer?.data?.result)) return undefined;
    const result = answer.data.result.flatMap((series) => [series, { ...series, metric: { ...series.metric, prometheus_replica: 'b' } }]);
    json({ ...answer, data: { ...answer.data, result } })(request as never, response as never);
    return true;
  };
}

export const prometheusRows: Row[] = [
  ...both({
    fault: '503 while it replays its log',
    faults: { interfere: where(prometheus, plain(503, 'Service Unavailable')) },
    says: /503|starting|not ready/,
  }),
  ...bothOnce(() => ({ fault: '503 once', faults: { interfere: where(query, plain(503, 'Service Unavailable'), 1) }, says: healthy })),
  ...both({
    fault: '422 on every query',
    faults: { interfere: where(query, failure('execution', 'query processing would load too many samples')) },
    says: /too many samples/,
  }),
  ...both({
    fault: 'a query timed out',
    faults: { interfere: where(query, failure('timeout', 'query timed out in expression evaluation', 503)) },
    says: /timed out/,
  }),
  {
    area,
    fault: '422 on one query of many',
    asks: 'status',
    faults: { interfere: where(/\(up and on/, failure('execution', 'found duplicate series for the match group')) },
    says: /white_check_mark/,
  },
  ...both({
    fault: 'no pod behind the Service',
    faults: {
      interfere: where(
        prometheus,
        refuse(503, 'ServiceUnavailable', 'no endpoints available for service "kube-prometheus-stack-prometheus"'),
      ),
    },
    says: /no endpoints|No ready pod/,
  }),
  ...both({
    fault: 'the proxy cannot reach it',
    faults: {
      interfere: where(prometheus, refuse(503, 'ServiceUnavailable', 'error trying to reach service: dial tcp 10.0.0.1:9090: i/o timeout')),
    },
    says: /cannot reach/,
  }),
  ...both({
    fault: '403 on the proxy',
    faults: {
      interfere: where(
        prometheus,
        refuse(403, 'Forbidden', 'services "http:x:http-web" is forbidden: cannot get resource "services/proxy"'),
      ),
    },
    says: /forbidden|right/,
  }),
  ...both({ fault: 'silence', faults: { interfere: where(prometheus, silence) }, says: /time/ }),
  ...both({ fault: 'half a JSON', faults: { interfere: where(prometheus, half) }, says: /not a Prometheus|broken JSON|not known/ }),
  ...both({
    fault: 'a log-in page',
    faults: { interfere: where(prometheus, plain(200, '<html>Sign in</html>')) },
    says: /not a Prometheus|broken JSON|not known/,
  }),
  ...both({ fault: 'reset', faults: { interfere: where(prometheus, brokenOff) }, says: /broke off/ }),
  { area, fault: 'slow drip of the targets', faults: { interfere: where(targets, drip) }, says: /time/ },
  {
    area,
    fault: 'a form that is not its own',
    asks: 'status',
    faults: { interfere: where(query, json({ status: 'success', data: { resultType: 'scalar', result: [1, '1'] } })) },
    says: /form|not known/,
  },
  {
    area,
    fault: 'a form that is not its own',
    faults: { interfere: where(query, json({ status: 'success', data: { resultType: 'scalar', result: [1, '1'] } })) },
    says: /form that is not a Prometheus/,
  },
  {
    area,
    fault: 'targets without a form',
    faults: { interfere: where(targets, json({ status: 'success', data: { activeTargets: [{}] } })) },
    says: /form that is not a Prometheus/,
  },
  {
    area,
    fault: 'success without data',
    asks: 'status',
    faults: { interfere: where(prometheus, json({ status: 'success' })) },
    says: /form|not known/,
  },
  {
    area,
    fault: 'success without data',
    faults: { interfere: where(prometheus, json({ status: 'success' })) },
    says: /form that is not a Prometheus/,
  },
  {
    area,
    fault: 'warnings: a partial response',
    asks: 'status',
    faults: {
      interfere: where(
        /count by \(__name__, job/,
        json({
          status: 'success',
          data: { resultType: 'vector', result: [] },
          warnings: ['PromQL: partial response: store 10.0.0.3 is down'],
        }),
      ),
    },
    says: /not known/,
  },
  ...['NaN', '+Inf', '-Inf'].map(
    (value): Row => ({
      area,
      fault: `${value} as a gauge's value`,
      asks: 'status',
      faults: { interfere: where(/\[5m\]$/, matrix(value)) },
      says: /missing or old|not known/,
      never: /NaN|Infinity/,
    }),
  ),
  ...['NaN', '+Inf'].map(
    (value): Row => ({
      area,
      fault: `${value} reconcile errors`,
      asks: 'status',
      faults: {
        interfere: where(
          /increase\(controller_runtime/,
          vector(
            sample(
              {
                controller: 'horizontalrunnerautoscaler-controller',
                job: 'actions-runner-controller-metrics-service',
                namespace: 'actions-runner-system',
                instance: 'x',
                window: '15m',
              },
              value,
            ),
          ),
        ),
      },
      // Such a count is no count: whether there were errors is not known.
      says: /grey_question/,
      never: /NaN|Infinity/,
    }),
  ),
  {
    area,
    fault: 'its clock an hour ahead',
    asks: 'status',
    faults: { interfere: where(/vector\(time\(\)\)/, vector(sample({}, `${now + 3600}`))) },
    says: /not known|old/,
  },
  ...[['five minutes ahead', 300] as const, ['five minutes behind', -300] as const].map(
    ([fault, seconds]): Row => ({
      area,
      fault: `its clock ${fault}`,
      asks: 'status',
      faults: { interfere: where(/vector\(time\(\)\)/, vector(sample({}, `${now + seconds}`))) },
      says: /white_check_mark|not known|old/,
    }),
  ),
  ...['status', 'check-scrape'].map(
    (asks): Row => ({ area, fault: 'each series twice, from two replicas', asks, faults: { interfere: twice() }, says: healthy }),
  ),
  {
    area,
    fault: 'its clock an hour behind',
    asks: 'status',
    faults: { interfere: where(/vector\(time\(\)\)/, vector(sample({}, `${now - 3600}`))) },
    says: /white_check_mark/,
  },
  { area, fault: 'no series at all', asks: 'status', faults: { interfere: where(query, vector()) }, says: /no fresh metric/ },
  {
    area,
    fault: 'an agent that answers no query',
    asks: 'check-scrape',
    faults: { interfere: where(query, failure('execution', 'unavailable with Prometheus Agent')) },
    says: /agent/i,
  },
];
