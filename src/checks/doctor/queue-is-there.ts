import { cannotTell, type Judgement, pass, warn } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';

export const queueIsThere = doctorCheck({
  id: 'queue-is-there',
  title: 'The queue between door and worker is there',
  why: 'Slack waits for three seconds, so the door only puts a job on the queue, and the worker answers.',
  part: 'Slack and the queue',
  after: [],
  causes: {
    'queue-missing': 'The queue was deleted, or is in another account or region: deploy arcbot again.',
    'queue-unreachable': 'There is no way from here to SQS: in a VPC that takes a NAT gateway or an endpoint for SQS.',
    'queue-without-dead-letters': 'A job that fails again and again is thrown away unseen: give the queue a dead-letter queue.',
  },
  judge({ askedIn, queue, region }): Judgement {
    if (askedIn === 'slack' && queue.state !== 'works') return pass('this question came through it');
    if (queue.state === 'broken' && queue.status === 403)
      return cannotTell(`These credentials may not look at the queue (sqs:GetQueueAttributes), which says nothing about it: ${queue.saw}`);
    return judgeLink(
      queue,
      ({ arn, waiting, inFlight, hasDeadLetters }) => {
        const saw = `${arn}: ${waiting} waiting, ${inFlight} at work`;
        if (hasDeadLetters) return pass(saw);
        return warn({
          cause: 'queue-without-dead-letters',
          saw: `${saw}; it has no dead-letter queue.`,
          fix: told(undefined, "Deploy arcbot's own queue (infra/queue.yml), which has one.", [`npm run deploy -- --region ${region}`]),
        });
      },
      ({ status, hint }) =>
        status === undefined
          ? { cause: 'queue-unreachable', fix: told(hint, 'Let what runs here out to SQS on port 443.') }
          : {
              cause: 'queue-missing',
              fix: told(undefined, 'Deploy arcbot again, which makes the queue and tells both functions its address.', [
                `npm run deploy -- --region ${region}`,
              ]),
            },
    );
  },
});
