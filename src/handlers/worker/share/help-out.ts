import { randomUUID } from 'node:crypto';
import { safeParse } from 'valibot';
import type { TellOne } from '../../../app/several-clusters';
import { UserError } from '../../../errors';
import type { Shares } from '../../../facts/shares';
import { type HelpJob, helpJobSchema } from '../../../job';
import type { Log } from '../../log';
import { inLanes } from '../in-lanes';
import { lanes } from './share-out';

export interface HelperParts {
  shares: Shares;
  log: Log;
  now(): number;
}

/** What a cluster told has to be written and read before the answer is due. */
const marginMs = 1500;

/** A job with which a worker asks for help; undefined where it is another one. */
export function readHelpJob(body: string): HelpJob | undefined {
  try {
    const result = safeParse(helpJobSchema, JSON.parse(body));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes clusters of another worker's question, as long as there are any and time is left. Never fails: whoever called tells of what is
 * missing, and would not wait for another try.
 */
export async function helpOut(
  job: HelpJob,
  tell: (cluster: string, deadlineAt: number) => ReturnType<TellOne>,
  parts: HelperParts,
): Promise<void> {
  const { shares, log, now } = parts;
  const { id, share, command } = job;
  const [owner, beganAt, deadlineAt] = [randomUUID(), now(), Date.parse(job.until) - marginMs];
  const helped: string[] = [];
  await inLanes([...job.clusters], lanes, async (cluster) => {
    try {
      if (now() >= deadlineAt || !(await shares.take(share, cluster, owner))) return;
      const told = await tell(cluster, deadlineAt);
      await shares.tell(share, cluster, told).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        return shares.tell(share, cluster, { cluster, refusal: { message: error.message, hint: error.hint } });
      });
      helped.push(cluster);
    } catch (error) {
      log.error('not helped', { reference: id, share, cluster, error });
    }
  });
  log.info('helped', { id, share, command, clusters: helped.join(', '), tooLate: now() >= deadlineAt, ms: now() - beganAt });
}
