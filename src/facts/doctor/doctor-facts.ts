import type { Blindness } from '../../errors';
import type { ProxyAddress } from '../connections';
import type { Right } from '../source';
import type { Link } from './link';
import type { EksSeen, IdentitySeen, QueueSeen, SecretSeen, SlackSeen, Surroundings, WayIn } from './surroundings';

/** Who the API server takes us for. */
export interface WhoSeen {
  username: string;
  groups: string[];
}

/** What the API server said of one right. */
export interface RightSeen {
  /** `may-list-pods` */
  id: string;
  right: Right;
  /** In every namespace at once; for cluster-wide objects the only question. */
  everywhere: boolean;
  /** Asked where it is not granted everywhere. */
  narrow: { namespace: string; allowed: boolean }[];
  /** False where the API server does not know such objects at all. */
  served: boolean;
  /** Why it could not be asked. */
  blind?: { reason: Blindness; detail: string };
}

export interface PrometheusSeen {
  where: string;
  version: string | null;
}

export interface ServerTried {
  name: string;
  link: Link<PrometheusSeen>;
  address?: ProxyAddress;
}

export interface ArcSeen {
  /** `controller actions-runner-system/actions-runner-controller` */
  parts: string[];
  /** Namespaces that those stand in. */
  standIn?: string[];
  /** Sets of runners by kind; null: could not be listed. */
  runnerDeployments: number | null;
  scaleSets: number | null;
}

/** Which namespaces matter, as far as could be seen or is configured. */
export interface Places {
  monitoring: string[];
  arc: string[];
  /** Whether Deployments could be listed everywhere: what was not found is then not there. */
  sawAll: boolean;
}

export interface DoctorFacts {
  askedIn: 'slack' | 'terminal';
  wantedScopes: readonly string[];
  region: string;
  references: Surroundings['references'];
  signingSecret: Link<SecretSeen>;
  botToken: Link<SecretSeen>;
  slack: Link<SlackSeen>;
  queue: Link<QueueSeen>;
  wayIn: WayIn;
  identity: Link<IdentitySeen>;
  role: Link<IdentitySeen>;
  described: Link<EksSeen>;
  /** Version of the API server; null where it answered without telling it. */
  endpoint: Link<{ version: string | null }>;
  who: Link<WhoSeen>;
  rights: RightSeen[];
  places: Places;
  /** Configured namespaces of ARC. */
  configured?: readonly string[];
  /** The Prometheus was named by URL, so that the API server's proxy is not needed. */
  directPrometheus: boolean;
  /** Empty: none was found. */
  servers: ServerTried[];
  arc: Link<ArcSeen>;
}
