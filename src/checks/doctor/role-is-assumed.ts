import { pass } from '../check';
import { shell } from '../rules/shell';
import { doctorCheck } from './doctor-check';
import { judgeLink } from './judge-link';

export const roleIsAssumed = doctorCheck({
  id: 'role-is-assumed',
  title: "The role of the cluster's account can be assumed",
  why: 'A cluster of another account is found and entered as a role there that trusts arcbot (roleArn in the configuration).',
  part: 'AWS',
  after: ['aws-credentials-are-accepted'],
  causes: {
    'role-not-assumable':
      'The role is not there, does not trust arcbot, or arcbot may not assume it: deploy infra/cluster-access/reader-role.yaml.',
  },
  judge: ({ role, wayIn, identity, region: own }) =>
    judgeLink(
      role,
      ({ arn }) => pass(`it is ${arn}`),
      ({ hint }) => {
        const { eksName = 'NAME', region = own } = wayIn.kind === 'eks' ? wayIn : {};
        const worker = identity.state === 'works' ? identity.value.principal : undefined;
        const deploy = shell(
          'aws',
          'cloudformation',
          'deploy',
          '--stack-name',
          'arcbot-reader',
          '--template-file',
          'infra/cluster-access/reader-role.yaml',
        );
        const rest = shell('--capabilities', 'CAPABILITY_NAMED_IAM', '--region', region);
        return {
          cause: 'role-not-assumable',
          fix: {
            explain: `With credentials of the cluster's account, deploy the role that trusts arcbot. ${hint ?? ''}`.trim(),
            commands:
              worker === undefined ? [] : [`${deploy} --parameter-overrides ClusterName=${eksName} WorkerRoleArn=${worker} ${rest}`],
          },
        };
      },
    ),
});
