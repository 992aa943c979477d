import type { AwsCredentialProvider } from '../aws-credentials';
import { EksAccess, type EksChoice } from './eks-access';

/** A warm function answers the next question with what it has learnt for the last one. */
const known = new Map<string, EksAccess>();

/** The access to an EKS cluster, one for each way to it. That with credentials of the caller's own is not kept. */
export function warmEksAccess(
  choice: EksChoice,
  credentials: AwsCredentialProvider | undefined,
  stsEndpoint: string | undefined,
): EksAccess {
  if (credentials !== undefined) return new EksAccess(choice, credentials, stsEndpoint);
  const { eksName, region, roleArn, endpoint, certificateAuthority } = choice;
  const key = JSON.stringify([eksName, region, roleArn, endpoint, certificateAuthority, stsEndpoint]);
  const access = known.get(key) ?? new EksAccess(choice, undefined, stsEndpoint);
  known.set(key, access);
  return access;
}
