import { type Cut, nowhere } from './cut';
import type { DescribedCluster, EksChange } from './eks-in-front';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const at = (endpoint: string, more: Partial<DescribedCluster['resourcesVpcConfig']> = {}): EksChange => {
  const resourcesVpcConfig = { endpointPublicAccess: true, ...more };
  return () => ({ endpoint, resourcesVpcConfig });
};

/** Links between the worker and what there is to see in the cluster. */
export const clusterCuts: Cut[] = [
  {
    cut: "nothing listens at the cluster's endpoint",
    eks: () => at('https://127.0.0.1:1'),
    id: 'endpoint-is-reachable',
    outcome: 'fail',
    cause: 'endpoint-unreachable',
    says: /refuses the connection to 127\.0\.0\.1:1/,
    mends: /^aws eks describe-cluster --name arcbed/,
  },
  {
    cut: "the endpoint's name does not resolve",
    eks: () => at('https://gone.invalid'),
    id: 'endpoint-is-reachable',
    outcome: 'fail',
    cause: 'endpoint-unreachable',
    says: /gone\.invalid/,
    mends: /^aws eks describe-cluster --name arcbed/,
  },
  {
    cut: 'the endpoint is private',
    eks: () => at('https://127.0.0.1:1', { endpointPublicAccess: false }),
    id: 'endpoint-is-reachable',
    outcome: 'fail',
    cause: 'endpoint-private',
    says: /is private, and there is no way to it/,
    mends: /^npm run deploy -- --region eu-west-1 --param vpcSubnetIds=/,
  },
  {
    cut: 'the endpoint lets other addresses in',
    eks: () => at('https://127.0.0.1:1', { publicAccessCidrs: ['203.0.113.0/24'] }),
    id: 'endpoint-is-reachable',
    outcome: 'fail',
    cause: 'endpoint-restricted',
    says: /lets in only 203\.0\.113\.0\/24/,
    mends: /^aws eks update-cluster-config --name arcbed .*publicAccessCidrs=203\.0\.113\.0\/24/,
  },
  {
    cut: "the endpoint's certificate has ended",
    eks:
      ({ expired }) =>
      () => ({ endpoint: expired.url, certificateAuthority: { data: base64(expired.ca) } }),
    id: 'endpoint-is-reachable',
    outcome: 'fail',
    cause: 'certificate-not-trusted',
    says: /certificate .*expired/,
    mends: /^aws eks describe-cluster --name arcbed/,
  },
  {
    cut: 'another authority signed the certificate',
    eks:
      ({ otherCa }) =>
      () => ({ certificateAuthority: { data: base64(otherCa) } }),
    id: 'endpoint-is-reachable',
    outcome: 'fail',
    cause: 'certificate-not-trusted',
    says: /certificate/,
    mends: /^aws eks describe-cluster --name arcbed/,
  },
  {
    cut: 'the role has no access entry',
    as: 'stranger',
    id: 'token-is-accepted',
    outcome: 'fail',
    cause: 'access-entry-missing',
    says: /does not let .*role\/stranger in \(401\)/,
    mends:
      /^aws eks create-access-entry --cluster-name arcbed --region eu-west-1 --principal-arn arn:aws:iam::111122223333:role\/stranger --kubernetes-groups arcbot$/,
  },
  {
    cut: 'the role is not mapped in a cluster without access entries',
    as: 'stranger',
    eks: () => () => ({ accessConfig: { authenticationMode: 'CONFIG_MAP' } }),
    id: 'token-is-accepted',
    outcome: 'fail',
    cause: 'identity-not-mapped',
    says: /CONFIG_MAP/,
    mends: /^eksctl create iamidentitymapping --cluster arcbed .*--arn arn:aws:iam::111122223333:role\/stranger/,
  },
  {
    cut: 'nothing listens at the URL of Prometheus',
    cluster: { prometheus: { url: nowhere } },
    id: 'prometheus-answers',
    outcome: 'fail',
    cause: 'prometheus-unreachable',
    says: /127\.0\.0\.1:1.* does not answer/,
    mends: /check-scrape/,
  },
  {
    cut: 'the Service of Prometheus is not there',
    cluster: { prometheus: { namespace: 'monitoring', service: 'prometheus-of-old', port: 'http-web' } },
    id: 'prometheus-answers',
    outcome: 'fail',
    cause: 'prometheus-unreachable',
    says: /prometheus-of-old.* does not answer/,
    mends: /check-scrape/,
  },
  {
    cut: 'ARC is not in the configured namespaces',
    cluster: { namespaces: ['default'] },
    id: 'arc-is-seen',
    outcome: 'fail',
    cause: 'arc-not-in-namespaces',
    says: /Nothing of ARC can be seen in default/,
    mends: /^kubectl get runnerdeployments/,
  },
];
