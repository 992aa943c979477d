import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentialProvider } from '../aws-credentials';
import { awsPartition } from '../aws-partition';
import { AwsSha256 } from '../aws-sha256';
import { queryString } from '../query-string';

/** A token is good for 15 minutes from its signing; the reference clients take 14. */
const lifeMs = 14 * 60_000;
/** One refused so soon after it was made would be refused again. */
const youngMs = 30_000;

/**
 * Tokens by which an EKS cluster knows an IAM identity: a presigned STS GetCallerIdentity, made here, without any call.
 * What is accepted: https://github.com/kubernetes-sigs/aws-iam-authenticator/blob/master/pkg/token/token.go (Verify).
 * Always the region's real STS host, whatever endpoint other calls are sent to: the cluster checks the name.
 */
export class EksTokens {
  private current: { token: string; madeAt: number; until: number } | undefined;
  private making: Promise<string> | undefined;

  constructor(
    private readonly eksName: string,
    private readonly region: string,
    private readonly credentials: AwsCredentialProvider,
    private readonly now: () => number = Date.now,
  ) {}

  /** Cached for at most 14 minutes, and never beyond the credentials' own end. */
  async token(): Promise<string> {
    if (this.current !== undefined && this.now() < this.current.until) return this.current.token;
    this.making ??= this.make().finally(() => {
      this.making = undefined;
    });
    return this.making;
  }

  /** After a refusal: whether there is a newer token to try. */
  async renew(): Promise<boolean> {
    if (this.current !== undefined && this.now() - this.current.madeAt < youngMs) return false;
    this.current = undefined;
    await this.token();
    return true;
  }

  private async make(): Promise<string> {
    const credentials = await this.credentials();
    const host = `sts.${this.region}.${awsPartition(this.region).suffix}`;
    const signer = new SignatureV4({ service: 'sts', region: this.region, credentials, sha256: AwsSha256, applyChecksum: false });
    const madeAt = this.now();
    const request = {
      method: 'GET',
      protocol: 'https:',
      hostname: host,
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { host, 'x-k8s-aws-id': this.eksName },
    };
    const { query = {} } = await signer.presign(request, { expiresIn: 60, signingDate: new Date(madeAt) });
    const url = `https://${host}/${queryString(query as Record<string, string>)}`;
    const token = `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
    this.current = { token, madeAt, until: Math.min(madeAt + lifeMs, credentials.expiration?.getTime() ?? Number.POSITIVE_INFINITY) };
    return token;
  }
}
