import { CouldNotLook } from '../../errors';

/** What is known of the cluster when it has to be said why it does not let us in. */
export interface EksAbout {
  eksName: string;
  region: string;
  authenticationMode?: string | undefined;
  publicAccess?: boolean | undefined;
  publicCidrs?: readonly string[] | undefined;
}

/** A 401 although the token is good: the cluster does not know who we are. `principal`: a shell word; undefined: it could not be learnt. */
export function unknownPrincipal({ eksName, region, authenticationMode }: EksAbout, principal: string | undefined): CouldNotLook {
  const shown = principal === undefined ? 'the role that arcbot runs as' : principal.startsWith('"') ? 'our role' : principal;
  const arn = principal ?? 'ARN';
  const entry = `aws eks create-access-entry --cluster-name ${eksName} --region ${region} --principal-arn ${arn} --kubernetes-groups arcbot`;
  const where = principal === undefined ? ' (`aws sts get-caller-identity` tells the ARN)' : '';
  const words =
    authenticationMode === 'CONFIG_MAP'
      ? `The EKS cluster ${eksName} does not let ${shown} in (401): its authentication mode is CONFIG_MAP, which knows no access entries. Either map it: \`eksctl create iamidentitymapping --cluster ${eksName} --region ${region} --arn ${arn} --group arcbot\`, or allow entries: \`aws eks update-cluster-config --name ${eksName} --region ${region} --access-config authenticationMode=API_AND_CONFIG_MAP\` and then \`${entry}\`${where}.`
      : `The EKS cluster ${eksName} does not let ${shown} in (401): it has no access entry, or its role was deleted and made again since the entry was made. Make one: \`${entry}\`${where}.`;
  return new CouldNotLook('forbidden', words, { status: 401 });
}

/** A connection that did not come about, where the cluster's own settings explain it; else as it was. */
export function noWayIn({ eksName, region, publicAccess, publicCidrs = [] }: EksAbout, error: CouldNotLook): CouldNotLook {
  const options = { cause: error.cause };
  if (publicAccess === false)
    return new CouldNotLook(
      error.reason,
      `The endpoint of the EKS cluster ${eksName} is private, and there is no way to it from here: run this inside its VPC (a Lambda function: give it subnets and a security group there) or over a VPN, or open the endpoint: \`aws eks update-cluster-config --name ${eksName} --region ${region} --resources-vpc-config endpointPublicAccess=true\`.`,
      options,
    );
  if (publicCidrs.length > 0 && !publicCidrs.includes('0.0.0.0/0'))
    return new CouldNotLook(
      error.reason,
      `The endpoint of the EKS cluster ${eksName} lets in only ${publicCidrs.join(', ')}, and there is no way to it from here: run this from there, or see \`aws eks describe-cluster --name ${eksName} --region ${region} --query cluster.resourcesVpcConfig\`.`,
      options,
    );
  return error;
}
