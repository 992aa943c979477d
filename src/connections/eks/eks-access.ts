import type { CouldNotLook } from '../../errors';
import type { AwsCredentialProvider } from '../aws-credentials';
import { assumedCredentials, ownCredentials } from '../aws-own-credentials';
import type { Endpoint, EndpointSource } from '../http/exchange';
import type { Authorization } from '../kubernetes/authorization';
import { callerArn, principalOf } from './caller-arn';
import { describeCluster, type EksCluster } from './describe-cluster';
import { EksDirectory } from './eks-directory';
import { EksTokens } from './eks-token';
import { noWayIn, unknownPrincipal } from './eks-words';

export interface EksChoice {
  eksName: string;
  region?: string | undefined;
  roleArn?: string | undefined;
  endpoint?: string | undefined;
  certificateAuthority?: string | undefined;
}

/** One EKS cluster over many jobs: its address, and tokens for it. Nothing is asked before it is needed. */
export class EksAccess implements EndpointSource, Authorization {
  /** The role's, where one is assumed; for what else stands in the cluster's account. */
  readonly credentials: AwsCredentialProvider;
  private readonly directory: EksDirectory;
  private tokens: EksTokens | undefined;
  private principal: Promise<string | undefined> | undefined;

  constructor(
    private readonly choice: EksChoice,
    base: AwsCredentialProvider = ownCredentials(),
    /** AWS_ENDPOINT_URL_STS, for GetCallerIdentity alone. */
    private readonly stsEndpoint?: string,
  ) {
    const { roleArn } = choice;
    const region = choice.region ?? regionInHost(choice.endpoint);
    this.credentials = roleArn === undefined ? base : assumedCredentials(base, roleArn, region ?? regionInArn(roleArn));
    this.directory = new EksDirectory(
      () => this.configured(region) ?? describeCluster({ ...choice, region, credentials: this.credentials }),
    );
  }

  cluster(): Promise<EksCluster> {
    return this.directory.cluster();
  }

  async endpoint(): Promise<Endpoint> {
    return endpointOf(await this.directory.cluster());
  }

  async renewed(): Promise<Endpoint | undefined> {
    const cluster = await this.directory.renewed();
    return cluster === undefined ? undefined : endpointOf(cluster);
  }

  async headers() {
    return { authorization: `Bearer ${await (await this.signer()).token()}` };
  }

  async renew(): Promise<boolean> {
    return (await this.signer()).renew();
  }

  async explain(error: CouldNotLook): Promise<CouldNotLook> {
    const about = await this.directory.cluster();
    if (error.status !== 401) return noWayIn(about, error);
    this.principal ??= this.learnPrincipal(about.region);
    return unknownPrincipal(about, await this.principal);
  }

  private async signer(): Promise<EksTokens> {
    this.tokens ??= new EksTokens(this.choice.eksName, (await this.directory.cluster()).region, this.credentials);
    return this.tokens;
  }

  private configured(region: string | undefined): Promise<EksCluster> | undefined {
    const { eksName, endpoint, certificateAuthority } = this.choice;
    if (endpoint === undefined || certificateAuthority === undefined || region === undefined) return undefined;
    const ca = certificateAuthority.includes('-----BEGIN')
      ? certificateAuthority
      : Buffer.from(certificateAuthority, 'base64').toString('utf8');
    return Promise.resolve({ eksName, region, endpoint, ca });
  }

  private async learnPrincipal(region: string): Promise<string | undefined> {
    if (this.choice.roleArn !== undefined) return this.choice.roleArn;
    const arn = await callerArn(this.credentials, region, this.stsEndpoint);
    return arn === undefined ? undefined : principalOf(arn);
  }
}

const endpointOf = ({ endpoint, ca }: EksCluster): Endpoint => ({ url: new URL(endpoint), tls: { ca } });

/** `https://ID.gr7.REGION.eks.amazonaws.com` */
const regionInHost = (endpoint: string | undefined) => /\.([a-z0-9-]+)\.eks\.amazonaws\./.exec(endpoint ?? '')?.[1];

/** Any region of the partition can assume a role. */
const regionInArn = (arn: string) => ({ 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' })[arn.split(':')[1] ?? ''] ?? 'us-east-1';
