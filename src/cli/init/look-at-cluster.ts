import type { AwsCredentialProvider } from '../../connections/aws-credentials';
import { type ConnectOptions, connectCluster } from '../../connections/connect-cluster';
import { describeCluster } from '../../connections/eks/describe-cluster';
import { CouldNotLook, NoSuchThing, UserError } from '../../errors';
import { findPlaces } from '../../facts/doctor/find-places';
import { serverAddresses } from '../../facts/prometheus-addresses';

/** What could be read of a cluster that is to be set up. */
export interface LookedAt {
  eksName: string;
  region: string;
  authenticationMode: string | undefined;
  publicAccess: boolean | undefined;
  /** Undefined where nobody could look inside; why is in `notes`. */
  found:
    | {
        monitoring: string[];
        arc: string[];
        parts: string[];
        /** False: there may be more than was seen. */
        sawAll: boolean;
        prometheuses: { namespace: string; name: string; service: string; port: string }[];
      }
    | undefined;
  /** What could not be looked at, and what was assumed instead. */
  notes: string[];
}

export interface LookOptions extends Pick<ConnectOptions, 'env'> {
  credentials: AwsCredentialProvider;
  connect?: typeof connectCluster | undefined;
  now(): Date;
  progress(text: string): void;
}

const lookMs = 20_000;

/** Asks EKS and then the cluster itself, reading only. Throws NoSuchThing where there is no such cluster; all else becomes a note. */
export async function lookAtCluster(eksName: string, region: string, options: LookOptions): Promise<LookedAt> {
  const { credentials, connect = connectCluster, env, now, progress } = options;
  progress(`reading ${eksName}`);
  const notes: string[] = [];
  const note = (error: unknown): undefined => {
    if (!(error instanceof UserError || error instanceof CouldNotLook) || error instanceof NoSuchThing) throw error;
    notes.push(error instanceof UserError ? [error.message, error.hint].filter((words) => words !== undefined).join(' ') : error.detail);
  };
  const cluster = await describeCluster({ eksName, region, credentials }).catch(note);
  const found = cluster === undefined ? undefined : await inside().catch(note);
  return { eksName, region, authenticationMode: cluster?.authenticationMode, publicAccess: cluster?.publicAccess, found, notes };

  async function inside(): Promise<LookedAt['found']> {
    const connection = await connect(
      { name: eksName, eksName, region },
      { env, awsCredentials: credentials, deadlineAt: now().getTime() + lookMs },
    );
    try {
      const { kubernetes, prometheusAt } = connection;
      // A refusal of everything is told as such, and not as a cluster that holds nothing.
      await kubernetes.get('/version');
      const { places, arc, lists } = await findPlaces({ kubernetes, prometheusAt, now, progress });
      const { prometheuses: listed } = lists;
      const objects = listed.known ? listed.value.items : [];
      if (!places.sawAll) notes.push('These credentials may not list all namespaces: what stands elsewhere was not seen.');
      const prometheuses = objects.flatMap((object) => {
        const [address] = serverAddresses(object, true)[0] ?? [];
        const { namespace, name } = object.metadata;
        return address?.kind === 'service' ? [{ namespace, name, service: address.name, port: address.port }] : [];
      });
      return { monitoring: places.monitoring, arc: places.arc, parts: arc.parts, sawAll: places.sawAll, prometheuses };
    } finally {
      await connection.close();
    }
  }
}
