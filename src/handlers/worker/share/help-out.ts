import { randomUUID } from 'node:crypto';
import type { App } from '../../../app';
import { orRefusal, tellOne } from '../../../app/several-clusters';
import type { Shares } from '../../../facts/shares';
import type { HelpJob } from '../../../job';
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

/**
 * Takes clusters of another worker's question, as long as there are any and time is left. Never fails: whoever called tells of what is
 * missing, and would not wait for another try.
 */
export async function helpOut(job: HelpJob, answer: App['answer'], parts: HelperParts): Promise<void> {
  const { shares, log, now } = parts;
  const { id, share, command, request } = job;
  const [owner, beganAt, deadlineAt] = [randomUUID(), now(), Date.parse(job.until) - marginMs];
  const helped: string[] = [];
  await inLanes([...job.clusters], lanes, async (cluster) => {
    try {
      if (now() >= deadlineAt || !(await shares.take(share, cluster, owner))) return;
      const told = await tellOne(answer, { command, request, cluster }, { deadlineAt });
      const tooMuch = await orRefusal(cluster, shares.tell(share, cluster, told));
      if (tooMuch !== undefined) await shares.tell(share, cluster, tooMuch);
      helped.push(cluster);
    } catch (error) {
      log.error('not helped', { reference: id, share, cluster, error });
    }
  });
  log.info('helped', { id, share, command, clusters: helped.join(', '), tooLate: now() >= deadlineAt, ms: now() - beganAt });
}
