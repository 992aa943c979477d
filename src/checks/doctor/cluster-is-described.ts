import { pass } from '../check';
import { shell } from '../rules/shell';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';

export const clusterIsDescribed = doctorCheck({
  id: 'cluster-is-described',
  title: 'EKS tells where the cluster is',
  why: "The address and the certificate authority of the API server come from DescribeCluster, the role's one right in EKS.",
  part: 'AWS',
  after: ['aws-credentials-are-accepted', 'role-is-assumed'],
  causes: {
    'describe-not-allowed': 'The role lacks eks:DescribeCluster on the cluster: deploy arcbot again with the cluster in its configuration.',
    'cluster-not-there': 'There is no such cluster in that region and account: correct eksName, region or roleArn.',
    'eks-unreachable': 'There is no way from here to the API of EKS: in a VPC that takes a NAT gateway or an endpoint for EKS.',
  },
  judge({ described, wayIn, identity, role }) {
    return judgeLink(
      described,
      ({ endpoint, authenticationMode = 'not told', publicAccess }) =>
        pass(`${endpoint}, authentication mode ${authenticationMode}${publicAccess === false ? ', private endpoint' : ''}`),
      ({ saw, hint }) => {
        const { eksName = '', region = '' } = wayIn.kind === 'eks' ? wayIn : {};
        if (/There is no EKS cluster/.test(saw))
          return {
            cause: 'cluster-not-there',
            fix: told(hint, 'Correct the configuration.', [shell('aws', 'eks', 'list-clusters', '--region', region)]),
          };
        if (!/does not tell us/.test(saw))
          return { cause: 'eks-unreachable', fix: told(hint, 'Let what runs here out to EKS on port 443.') };
        const who = [role, identity].find(({ state }) => state === 'works');
        return {
          cause: 'describe-not-allowed',
          fix: { explain: hint ?? '', commands: who?.state === 'works' ? allow(who.value.arn, eksName, region) : [] },
        };
      },
    );
  },
});

/** An inline policy for a role; people and those of IAM Identity Center get theirs elsewhere. */
function allow(arn: string, eksName: string, region: string): string[] {
  const [, partition, account, role] = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (role === undefined || role.startsWith('AWSReservedSSO_')) return [];
  const statement = {
    Effect: 'Allow',
    Action: 'eks:DescribeCluster',
    Resource: `arn:${partition}:eks:${region}:${account}:cluster/${eksName}`,
  };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return [
    shell('aws', 'iam', 'put-role-policy', '--role-name', role, '--policy-name', 'arcbot-describe-cluster', '--policy-document', policy),
  ];
}
