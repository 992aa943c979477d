import { shell } from '../rules/shell';

/** Deploys arcbot into all subnets of a cluster: which of them have a way to Slack is for a person to choose. */
export function deployInside(eksName: string, region: string): string {
  const ask = (query: string) =>
    `"$(${shell('aws', 'eks', 'describe-cluster', '--name', eksName, '--region', region, '--output', 'text', '--query', query)} | tr '\\t' ,)"`;
  const [subnets, group] = ['subnetIds', 'clusterSecurityGroupId'].map((key) => ask(`cluster.resourcesVpcConfig.${key}`));
  return `npm run deploy -- --region ${region} --param vpcSubnetIds=${subnets} --param vpcSecurityGroupIds=${group}`;
}
