import { CouldNotLook } from '../../errors';
import type { EksCluster } from './describe-cluster';

const freshMs = 10 * 60_000;

/** What EKS told of one cluster: asked every ten minutes, once for all who wait; what is old is better than an error that may pass. */
export class EksDirectory {
  private known: { cluster: EksCluster; at: number } | undefined;
  private asking: Promise<EksCluster> | undefined;

  constructor(
    private readonly ask: () => Promise<EksCluster>,
    private readonly now: () => number = Date.now,
  ) {}

  async cluster(): Promise<EksCluster> {
    const known = this.known;
    if (known !== undefined && this.now() - known.at < freshMs) return known.cluster;
    return this.askedNow().catch((error: unknown) => {
      if (known !== undefined && error instanceof CouldNotLook) return known.cluster;
      throw error;
    });
  }

  /** After the address or the certificate turned out wrong: the cluster as it is now, if that is another one than was known. */
  async renewed(): Promise<EksCluster | undefined> {
    const before = this.known?.cluster;
    const now = await this.askedNow().catch(() => undefined);
    return now === undefined || (now.endpoint === before?.endpoint && now.ca === before.ca) ? undefined : now;
  }

  private askedNow(): Promise<EksCluster> {
    this.asking ??= this.ask()
      .then((cluster) => {
        this.known = { cluster, at: this.now() };
        return cluster;
      })
      .finally(() => {
        this.asking = undefined;
      });
    return this.asking;
  }
}
