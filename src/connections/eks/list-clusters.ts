import { UserError } from '../../errors';
import type { AwsCredentialProvider } from '../aws-credentials';
import { awsPartition } from '../aws-partition';
import { awsRefusal, isAccessDenied } from '../aws-refusal';

/** Names of all EKS clusters of a region, in their order there. Throws UserError (not allowed, no credentials) or CouldNotLook. */
export async function listClusters(region: string, credentials: AwsCredentialProvider): Promise<string[]> {
  const { EKSClient, ListClustersCommand } = await import('@aws-sdk/client-eks');
  const client = new EKSClient({ region, credentials, maxAttempts: 2, requestHandler: { connectionTimeout: 3000, requestTimeout: 5000 } });
  const names: string[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const answer = await client.send(new ListClustersCommand({ nextToken }));
      names.push(...(answer.clusters ?? []));
      nextToken = answer.nextToken;
    } while (nextToken !== undefined);
    return names;
  } catch (error) {
    if (isAccessDenied(error))
      throw new UserError(
        `AWS does not let these credentials list the EKS clusters of ${region}: ${(error as Error).message}`,
        'Name them: --clusters NAME,NAME',
      );
    throw awsRefusal(error, `listing the EKS clusters of ${region}`, `eks.${region}.${awsPartition(region).suffix}`);
  } finally {
    client.destroy();
  }
}
