/** In the order of the week, as cron and people name them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** When a digest is due, on a place's clock. */
export interface DueTime {
  /** `09:00`, of 24 hours. */
  at: string;
  /** IANA name: `Asia/Seoul`. */
  zone: string;
  /** In the order of the week; at least one. */
  days: Weekday[];
}

/** Where a digest is posted. In an organisation with several workspaces a team alone is not enough to tell them apart. */
export interface Place {
  enterprise?: string | undefined;
  team?: string | undefined;
  channel: string;
}

/** One digest as it is kept: a channel has at most one about the same clusters. */
export interface Digest extends Place, DueTime {
  /** As people call them; the first alone, as a rule. */
  clusters: string[];
  /** Slack's id of who set it up: told when it cannot be posted any more. Undefined in one that the configuration keeps. */
  maker?: string | undefined;
  /** Why it is not posted at present; undefined while it is. */
  paused?: string | undefined;
  /** Kept in the configuration file: words in Slack cannot change it. */
  fixed?: boolean | undefined;
}

/** The store of digests: what is due is put into the queue by it. Every method throws CouldNotLook where it could not be asked. */
export interface Schedules {
  /** How long digests are kept here, as a sentence for people; undefined: until somebody ends them. */
  lasting?: string;
  /** All digests of a workspace, or of one channel of it. */
  list(where: Omit<Place, 'channel'> & { channel?: string | undefined }): Promise<Digest[]>;
  /** Makes it, or changes the one of the same channel and clusters. */
  put(digest: Digest): Promise<void>;
  /** Whether there was one. */
  remove(digest: Pick<Digest, keyof Place | 'clusters'>): Promise<boolean>;
}
