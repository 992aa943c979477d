import type { Cluster, EKSClient } from '@aws-sdk/client-eks';
import { CouldNotLook, NoSuchThing, UserError } from '../../errors';
import type { AwsCredentialProvider } from '../aws-credentials';
import { awsPartition } from '../aws-partition';
import { awsRefusal, isAccessDenied } from '../aws-refusal';

/** What EKS tells of a cluster, as far as it is needed to reach it and to say why it cannot be reached. */
export interface EksCluster {
  eksName: string;
  region: string;
  endpoint: string;
  /** PEM. */
  ca: string;
  /** API, API_AND_CONFIG_MAP or CONFIG_MAP; undefined: not told. */
  authenticationMode?: string | undefined;
  publicAccess?: boolean | undefined;
  publicCidrs?: readonly string[] | undefined;
}

export interface EksQuestion {
  eksName: string;
  /** Default: the SDK's. */
  region: string | undefined;
  credentials: AwsCredentialProvider;
  signal?: AbortSignal | undefined;
}

/** Asks EKS; AWS_ENDPOINT_URL_EKS and AWS_ENDPOINT_URL hold. Throws UserError (no such cluster, not allowed) or CouldNotLook. */
export async function describeCluster({ eksName, region: wanted, credentials, signal }: EksQuestion): Promise<EksCluster> {
  const { EKSClient, DescribeClusterCommand } = await import('@aws-sdk/client-eks');
  const client = new EKSClient({
    ...(wanted === undefined ? {} : { region: wanted }),
    credentials,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 3000, requestTimeout: 5000 },
  });
  try {
    const region = await regionOf(client, eksName);
    try {
      const { cluster } = await client.send(
        new DescribeClusterCommand({ name: eksName }),
        signal === undefined ? {} : { abortSignal: signal },
      );
      return understood(cluster, eksName, region);
    } catch (error) {
      throw await refused(error, client, eksName, region);
    }
  } finally {
    client.destroy();
  }
}

async function regionOf(client: EKSClient, eksName: string): Promise<string> {
  return client.config.region().catch(() => {
    throw new NoSuchThing(
      `In which region is the EKS cluster ${eksName}?`,
      'Say so with --region or the configuration\'s "region", or set AWS_REGION.',
    );
  });
}

function understood(cluster: Cluster | undefined, eksName: string, region: string): EksCluster {
  const { endpoint, certificateAuthority, status, accessConfig, resourcesVpcConfig } = cluster ?? {};
  if (!endpoint || !certificateAuthority?.data)
    throw new CouldNotLook('unreachable', `The EKS cluster ${eksName} has no endpoint yet: it is ${status ?? 'in an unknown state'}.`);
  return {
    eksName,
    region,
    endpoint,
    ca: Buffer.from(certificateAuthority.data, 'base64').toString('utf8'),
    authenticationMode: accessConfig?.authenticationMode,
    publicAccess: resourcesVpcConfig?.endpointPublicAccess,
    publicCidrs: resourcesVpcConfig?.publicAccessCidrs,
  };
}

async function refused(error: unknown, client: EKSClient, eksName: string, region: string): Promise<unknown> {
  if ((error as Error).name === 'ResourceNotFoundException')
    return new NoSuchThing(`There is no EKS cluster ${eksName} in ${region}, in this account.`, await othersThere(client, region));
  if (isAccessDenied(error))
    return new UserError(
      `EKS does not tell us about the cluster ${eksName}: ${(error as Error).message}`,
      `Allow the action eks:DescribeCluster on arn:${awsPartition(region).name}:eks:${region}:*:cluster/${eksName}, or configure its endpoint and certificate authority.`,
    );
  if (error instanceof SyntaxError)
    return new CouldNotLook('unsupported', `What answers for EKS in ${region} is not EKS: look at the proxy or endpoint that is set.`, {
      cause: error,
    });
  return awsRefusal(error, `asking EKS in ${region} about ${eksName}`, `eks.${region}.${awsPartition(region).suffix}`);
}

async function othersThere(client: EKSClient, region: string): Promise<string> {
  const look = `aws eks list-clusters --region ${region}`;
  try {
    const { ListClustersCommand } = await import('@aws-sdk/client-eks');
    const { clusters = [], nextToken } = await client.send(new ListClustersCommand({ maxResults: 20 }));
    if (clusters.length === 0) return `There are none at all there; look at the region and the account: ${look}`;
    return `There are: ${clusters.join(', ')}${nextToken === undefined ? '' : ', and more'}. See ${look}`;
  } catch {
    // Listing is a courtesy; the role need not be allowed to.
    return `See which there are: ${look}`;
  }
}
