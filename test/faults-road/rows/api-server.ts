import { readRecording } from '../../../bench/made/recording';
import { all, brokenOff, drip, endless, half, halfThenReset, plain, refuse, silence, where } from '../answers';
import type { Row } from '../row';

const area = 'API server';
const forbidden = (what: string) =>
  refuse(403, 'Forbidden', `${what} is forbidden: User "arcbot" cannot list resource "${what}" at the cluster scope`);
const healthy = /white_check_mark/;

/** Lists that check-scrape decides by, and lists that only explain. */
const deciding = ['servicemonitors', 'prometheuses', 'deployments'];
const helping = [
  'podmonitors',
  'prometheusagents',
  'namespaces',
  'endpoints',
  'endpointslices',
  'events',
  'networkpolicies',
  'statefulsets',
  'services',
  'pods',
];
const ofStatus = [
  'runners',
  'ephemeralrunners',
  'runnerdeployments',
  'horizontalrunnerautoscalers',
  'autoscalingrunnersets',
  'runnersets',
  'autoscalinglisteners',
  'ephemeralrunnersets',
];
/** What could not be listed, in the API server's words or in those of the rule that is missing. */
const namesIt = (kind: string) => new RegExp(`list ${kind}|cannot list resource [\\\\"]*${kind}|resources: \\[${kind}\\]`);
const list = (kind: string) => new RegExp(`/${kind}\\?`);

export const apiServerRows: Row[] = [
  {
    area,
    fault: '401 from the start',
    faults: { interfere: where(all, refuse(401, 'Unauthorized', 'Unauthorized')) },
    says: /401|credentials/,
  },
  {
    area,
    fault: '401 midway: from the second wave on',
    faults: { interfere: where(/\/namespaces\/[^/]+\//, refuse(401, 'Unauthorized', 'Unauthorized')) },
    says: /401|credentials/,
  },
  {
    area,
    fault: '401 once',
    faults: { interfere: where(list('services'), refuse(401, 'Unauthorized', 'Unauthorized'), 1) },
    says: /401|credentials|white_check_mark/,
  },
  ...deciding.map(
    (kind): Row => ({
      area,
      fault: `403 on ${kind}`,
      faults: { interfere: where(list(kind), forbidden(kind)) },
      says: namesIt(kind),
    }),
  ),
  ...helping.map(
    (kind): Row => ({
      area,
      fault: `403 on ${kind}`,
      faults: { interfere: where(list(kind), forbidden(kind)) },
      says: new RegExp(`white_check_mark|${namesIt(kind).source}`),
    }),
  ),
  ...ofStatus.map(
    (kind): Row => ({
      area,
      fault: `403 on ${kind}`,
      asks: 'status',
      faults: { interfere: where(list(kind), forbidden(kind)) },
      says: new RegExp(`white_check_mark|${namesIt(kind).source}`),
    }),
  ),
  {
    area,
    fault: '410 on a page token, once',
    faults: { interfere: pagesThatExpire('servicemonitors', 1) },
    says: healthy,
  },
  {
    area,
    fault: '410 on every page token',
    faults: { interfere: pagesThatExpire('servicemonitors', Number.POSITIVE_INFINITY) },
    says: /410|forgotten/,
  },
  {
    area,
    fault: '429 with Retry-After 1, once',
    faults: { interfere: where(list('services'), refuse(429, 'TooManyRequests', 'slow down', { 'retry-after': '1' }), 1) },
    says: healthy,
  },
  {
    area,
    fault: '429 with Retry-After 60',
    faults: { interfere: where(all, refuse(429, 'TooManyRequests', 'slow down', { 'retry-after': '60' })) },
    says: /too much to do|429/,
  },
  {
    area,
    fault: '500',
    faults: { interfere: where(all, refuse(500, 'InternalError', 'etcdserver: leader changed')) },
    says: /500|leader changed/,
  },
  {
    area,
    fault: '500 on one list',
    faults: { interfere: where(list('servicemonitors'), refuse(500, 'InternalError', 'etcdserver: request timed out')) },
    says: /500|timed out/,
  },
  {
    area,
    fault: '500 on runners',
    asks: 'status',
    faults: { interfere: where(list('runners'), refuse(500, 'InternalError', 'etcdserver: request timed out')) },
    says: /500|timed out|not known/,
  },
  {
    area,
    fault: '503 once',
    faults: { interfere: where(list('prometheuses'), refuse(503, 'ServiceUnavailable', 'starting'), 1) },
    says: healthy,
  },
  { area, fault: '503 always', faults: { interfere: where(all, refuse(503, 'ServiceUnavailable', 'starting')) }, says: /503/ },
  {
    area,
    fault: '504 page of a load balancer',
    faults: { interfere: where(all, plain(504, '<html>504 Gateway Time-out</html>')) },
    says: /504/,
  },
  {
    area,
    fault: 'a log-in page instead of JSON',
    faults: { interfere: where(all, plain(200, '<html>Sign in</html>')) },
    says: /instead of JSON/,
  },
  {
    area,
    fault: 'a redirect elsewhere',
    faults: { interfere: where(all, plain(302, '', { location: 'https://evil.example/' })) },
    says: /redirect/,
  },
  { area, fault: 'reset once', faults: { interfere: where(list('deployments'), brokenOff, 1) }, says: healthy },
  { area, fault: 'reset always', faults: { interfere: where(all, brokenOff) }, says: /broke off/ },
  { area, fault: 'reset of one list', faults: { interfere: where(list('servicemonitors'), brokenOff) }, says: /broke off/ },
  { area, fault: 'half a JSON', faults: { interfere: where(list('servicemonitors'), half) }, says: /broken JSON/ },
  { area, fault: 'half a JSON of every answer', faults: { interfere: where(all, half) }, says: /broken JSON/ },
  { area, fault: 'half a body, then reset', faults: { interfere: where(list('servicemonitors'), halfThenReset) }, says: /broke off/ },
  { area, fault: 'half a body, then reset, once', faults: { interfere: where(list('servicemonitors'), halfThenReset, 1) }, says: healthy },
  {
    area,
    fault: 'an endless body of items',
    faults: { interfere: where(list('servicemonitors'), endless('{"metadata":{"name":"a"}},')), remainingMs: 40_000 },
    says: /longer than|within 10 s/,
  },
  {
    area,
    fault: 'an endless body of one item',
    faults: { interfere: where(list('servicemonitors'), endless('{"a":')), remainingMs: 40_000 },
    says: /longer than|within 10 s/,
  },
  { area, fault: 'slow drip of one list', faults: { interfere: where(list('servicemonitors'), drip) }, says: /time/ },
  { area, fault: 'slow drip of everything', faults: { interfere: where(all, drip) }, says: /time/ },
  { area, fault: 'silence', faults: { interfere: where(all, silence) }, says: /time/ },
  { area, fault: 'silence, to status', asks: 'status', faults: { interfere: where(all, silence) }, says: /time/ },
  { area, fault: 'silence from the second wave on', faults: { interfere: where(/\/namespaces\/[^/]+\//, silence) }, says: /time/ },
  { area, fault: 'a certificate that has expired', faults: { cert: 'expired' }, says: /expired/ },
  { area, fault: 'a certificate for another name', faults: { cert: 'wrong-name' }, says: /certificate/i },
  {
    area,
    fault: 'null instead of a list',
    faults: { interfere: where(list('servicemonitors'), plain(200, '{"kind":"List","items":null}')) },
    says: /white_check_mark/,
  },
  {
    area,
    fault: 'an object without metadata',
    faults: { interfere: where(list('servicemonitors'), plain(200, '{"kind":"List","items":[{},null,7]}')) },
    says: /form that is not Kubernetes/,
  },
  {
    area,
    fault: 'no such kind: 404 on the CRD',
    faults: { interfere: where(/monitoring\.coreos\.com/, refuse(404, 'NotFound', 'the server could not find the requested resource')) },
    says: /monitoring\.coreos\.com|CRD|operator/i,
  },
];

function pagesThatExpire(kind: string, times: number) {
  let left = times;
  return where(list(kind), (request, response) => {
    const { searchParams } = new URL(request.url!, 'https://x');
    const item = (name: string) => ({
      metadata: { name, namespace: 'team-000', labels: {} },
      spec: { selector: { matchLabels: { app: name } }, endpoints: [] },
    });
    if (searchParams.has('continue') && left > 0) {
      left -= 1;
      return refuse(410, 'Expired', 'The provided continue parameter is too old')(request, response);
    }
    const last = searchParams.has('continue');
    return plain(
      200,
      JSON.stringify({
        kind: 'List',
        metadata: last ? {} : { continue: 'next', remainingItemCount: 1 },
        items: last ? recordedMonitors() : [item('another')],
      }),
    )(request, response);
  });
}

function recordedMonitors(): unknown[] {
  const { answers } = readRecording();
  const [, found] = Object.entries(answers).find(([url]) => url.includes('/servicemonitors?'))!;
  return (found as { items: unknown[] }).items;
}
