import { localServer } from '../../handlers/local-server';
import type { Row } from '../row';

const area = 'AWS';

interface Fault {
  fault: string;
  status?: number;
  type?: string;
  body?: string;
  hangs?: boolean;
  says: RegExp;
}

const faults: Fault[] = [
  { fault: 'DescribeCluster throttled', status: 429, type: 'ThrottlingException', says: /throttl|too many|again|429/i },
  { fault: 'credentials expired', status: 403, type: 'ExpiredTokenException', says: /expired|credentials/i },
  { fault: 'credentials of nobody', status: 403, type: 'UnrecognizedClientException', says: /credentials/i },
  { fault: 'signed by another clock', status: 403, type: 'InvalidSignatureException', says: /credentials|signature|clock/i },
  { fault: 'access denied', status: 403, type: 'AccessDeniedException', says: /eks:DescribeCluster/ },
  { fault: 'no such cluster', status: 404, type: 'ResourceNotFoundException', says: /no EKS cluster|There is no/i },
  { fault: 'region down: 500', status: 500, type: 'ServerException', says: /500|fail|AWS|EKS/i },
  { fault: 'region down: 503', status: 503, type: 'ServiceUnavailableException', says: /503|unavailable|AWS|EKS/i },
  { fault: 'region down: silence', hangs: true, says: /time|broke/ },
  { fault: 'a page instead of JSON', status: 200, body: '<html>', says: /is not EKS/ },
  {
    fault: 'a cluster without an endpoint',
    status: 200,
    body: '{"cluster":{"name":"x","status":"CREATING"}}',
    says: /CREATING|creat|endpoint/i,
  },
];

/** One EKS for all rows, as its address can only be told to the whole process: what it answers is told by the cluster's name. */
const eks = await localServer(({ path }) => {
  const at = /\/clusters\/fault-(\d+)/.exec(path)?.[1];
  // The others that there are, for who named none of them.
  if (at === undefined) return { headers: { 'content-type': 'application/json' }, body: '{"clusters":["prod"]}' };
  const { status = 200, type, body = '{"message":"no"}', hangs } = faults[Number(at)]!;
  if (hangs === true) return undefined;
  return { status, headers: { 'content-type': 'application/json', ...(type === undefined ? {} : { 'x-amzn-errortype': type }) }, body };
});
process.env.AWS_ENDPOINT_URL_EKS = eks.url;

export const awsRows: Row[] = faults.flatMap(({ fault, says }, index) =>
  ['check-scrape', 'status'].map((asks) => ({
    area,
    fault,
    asks,
    faults: {
      target: () => ({ name: 'made', eksName: `fault-${index}`, region: 'eu-west-1' }),
    },
    says,
  })),
);
