import type { Environment } from '../../config';
import { ownCredentials } from '../../connections/aws-own-credentials';
import { postedInDynamo } from '../../connections/posted-dynamodb';
import { postedInMemory } from '../../connections/posted-in-memory';
import { type LocalSchedules, localSchedules } from '../../connections/schedules-local';
import { openStateFile } from '../../connections/state-file';
import type { Posted } from '../../facts/digest/posted';
import type { Digest } from '../../facts/digest/schedules';
import type { Log } from '../../handlers/log';
import { latestMs } from '../../handlers/worker/digest/deliver-digest';
import type { Enqueue } from '../../job';
import type { ServeOptions } from './serve-options';

interface Keeping {
  options: ServeOptions;
  environment: Environment;
  enqueue: Enqueue;
  log: Log;
  now(): number;
  /** Those that the configuration keeps. */
  fixed: readonly Digest[];
}

/** The scheduler of this process, and its memory of what was posted; both in a file where one is named. Throws UserError. */
export function keepDigestsHere({ options, environment, enqueue, log, now, fixed }: Keeping): {
  schedules: LocalSchedules;
  posted: Posted;
} {
  const file = options.state === undefined ? undefined : openStateFile(options.state);
  const { digestTable: table, awsRegion, awsEndpoint } = environment;
  return {
    posted:
      table === undefined
        ? postedInMemory({ kept: file?.before.posted, onChange: (posted) => file?.save({ posted }) })
        : postedInDynamo({
            region: awsRegion ?? 'us-east-1',
            endpoint: awsEndpoint('DYNAMODB'),
            credentials: ownCredentials(),
            table,
            now,
          }),
    schedules: localSchedules({
      enqueue,
      fixed,
      kept: file?.before.digests ?? [],
      // Without a file nobody knows what was posted before this process began.
      missedMs: file === undefined ? 0 : latestMs,
      onChange: (digests) => file?.save({ digests }),
      lasting: file === undefined ? 'It is kept for as long as this arcbot runs: it was started without --state.' : undefined,
      now,
      onLost: (error) => log.error('a digest was not queued', { error }),
    }),
  };
}
