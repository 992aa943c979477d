import { type SendParts, sendAnswer } from '../../connections/slack-answer';
import type { Job } from '../../job';
import { destinationOf, personOf } from './destination';
import type { Errand } from './errand';
import type { JobTime } from './job-time';
import type { Once } from './once';

/** The errand of a job. A button's message stays unless its listener replaces it; a typed question's acknowledgement does not. */
export function openErrand(job: Job, time: JobTime, once: Once, sending: SendParts): Errand {
  const destination = destinationOf(job);
  const message: Errand['message'] =
    (to = {}) =>
    async ({ versions }) => {
      if (destination !== undefined) await sendAnswer({ ...destination, ...to }, versions, time.sendUntil, sending);
    };
  const errand: Errand = {
    id: job.id,
    person: personOf(job) ?? { user: '', channel: undefined, team: undefined },
    askUntil: time.askUntil,
    about: {},
    message,
    outlet: message({ beside: job.kind === 'interaction' }),
    send: (answer, { name = 'answer', to } = {}) => once.do(`${job.id}/${name}`, () => (to ?? errand.outlet)(answer)),
  };
  return errand;
}
