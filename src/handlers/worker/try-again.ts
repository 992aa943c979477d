import { isResponseUrl, postToResponseUrl } from '../../connections/slack-response-url';
import type { Job } from '../../job';
import type { Log } from '../log';

const timeoutMs = 2000;

/**
 * Says, in place of the acknowledgement, that an earlier try ended without an answer: a process that was killed or ran out of memory
 * could not, and if this one ends so too, the person is not left waiting. Only by the response_url, where what comes later takes its place.
 */
export async function tellTryingAgain(job: Job, slackApiUrl: string | undefined, log: Log): Promise<void> {
  log.warn('tried before', { reference: job.id, kind: job.kind });
  const url = job.kind === 'command' ? job.slack.response_url : undefined;
  if (url === undefined || !isResponseUrl(url, slackApiUrl)) return;
  const text = `An earlier try ended without an answer, and this is another one. If nothing else comes, it was reference ${job.id}.`;
  await postToResponseUrl(url, { response_type: 'ephemeral', replace_original: true, text }, timeoutMs).catch((error: unknown) =>
    log.info('not told', { id: job.id, error }),
  );
}
