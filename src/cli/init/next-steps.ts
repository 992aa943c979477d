import { deployInside } from '../../checks/doctor/deploy-inside';
import { shell } from '../../checks/rules/shell';
import type { LookedAt } from './look-at-cluster';

export interface StepsFor {
  clusters: readonly LookedAt[];
  /** Where arcbot is deployed to. */
  region: string;
  stage: string;
  secretStore: 'ssm' | 'secretsmanager';
  /** Undefined where STS did not tell: then the commands ask. */
  account: string | undefined;
  partition: string;
  channel: string | undefined;
  /** With a slash at its end; empty: here. */
  folder: string;
}

export interface Step {
  title: string;
  commands: string[];
}

/** Everything that is left to run, in order. Nothing of it was run. */
export function nextSteps(about: StepsFor): Step[] {
  const { clusters, region, stage, channel, folder } = about;
  const stack = `arcbot-${stage}`;
  const output = (key: string) =>
    `$(aws cloudformation describe-stacks --stack-name ${stack} --region ${region} --query "Stacks[0].Outputs[?OutputKey=='${key}'].OutputValue" --output text)`;
  const account = about.account ?? '$(aws sts get-caller-identity --query Account --output text)';
  const role = `arn:${about.partition}:iam::${account}:role/arcbot-${stage}-worker-${region}`;
  const inside = clusters.find(({ publicAccess }) => publicAccess === false);
  const options = `${stage === 'prod' ? '' : ` --stage ${stage}`}${about.secretStore === 'ssm' ? '' : ' --param secretStore=secretsmanager'}`;
  const manifest = shell(`${folder}slack-manifest.yml`);
  return [
    {
      title:
        inside === undefined
          ? 'Deploy'
          : `Deploy into the network of ${inside.eksName}, whose endpoint is private (name only its private subnets, with a NAT gateway to Slack)`,
      commands: [
        ...(folder === '' ? [] : [shell('cp', `${folder}arcbot.yml`, 'arcbot.yml')]),
        'npm ci',
        `${inside === undefined ? `npm run deploy -- --region ${region}` : deployInside(inside.eksName, region)}${options}`,
      ],
    },
    {
      title:
        'Make the Slack app: put the address of the door into the manifest, then paste it at https://api.slack.com/apps?new_app=1 (From a manifest), and install the app',
      commands: [
        `URL="${output('SlackLambdaFunctionUrl')}"; sed -i.bak "s#https://REPLACE[^ ]*#$URL#" ${manifest} && rm ${manifest}.bak && cat ${manifest}`,
      ],
    },
    {
      title: 'Store its two secrets: the signing secret (Basic Information), then the bot token (OAuth & Permissions)',
      commands: ['slack-signing-secret', 'slack-bot-token'].map((name) => store(name, about)),
    },
    ...clusters.map((cluster) => letIn(cluster, role, folder)),
    {
      title: 'See whether every link holds, and ask',
      commands: [shell('node', 'dist/cli.mjs', 'doctor', '--cluster', clusters[0]!.eksName, '--region', clusters[0]!.region)],
    },
    {
      title: `In Slack${channel === undefined ? '' : `, in ${channel}`}: /invite @arcbot, then /arc doctor, then /arc status`,
      commands: [],
    },
  ];
}

/** Typed and not shown, so that it stands in no history. */
function store(name: string, { stage, region, secretStore }: StepsFor): string {
  const path = `arcbot/${stage}/${name}`;
  const at = `--region ${region}`;
  const save =
    secretStore === 'ssm'
      ? `aws ssm put-parameter ${at} --type SecureString --overwrite --name /${path} --value "$SECRET"`
      : `aws secretsmanager create-secret ${at} --name ${path} --secret-string "$SECRET" || aws secretsmanager put-secret-value ${at} --secret-id ${path} --secret-string "$SECRET"`;
  return `read -rs SECRET; ${save}; unset SECRET`;
}

/** The group first, then what it may read. */
function letIn({ eksName, region, authenticationMode }: LookedAt, role: string, folder: string): Step {
  const where = shell('--region', region);
  const principal = role.includes('$') ? `"${role}"` : role;
  const entry =
    authenticationMode === 'CONFIG_MAP'
      ? `eksctl create iamidentitymapping --cluster ${shell(eksName)} ${where} --arn ${principal} --group arcbot --username arcbot`
      : `aws eks create-access-entry --cluster-name ${shell(eksName)} ${where} --principal-arn ${principal} --kubernetes-groups arcbot`;
  return {
    title: `Let arcbot into ${eksName} (authentication mode ${authenticationMode ?? 'not known'})`,
    commands: [
      entry,
      `aws eks update-kubeconfig --name ${shell(eksName)} ${where} --alias ${shell(eksName)}`,
      shell('kubectl', '--context', eksName, 'apply', '-f', `${folder}rbac-${eksName}.yaml`),
    ],
  };
}
