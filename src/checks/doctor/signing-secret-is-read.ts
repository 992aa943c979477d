import type { SecretSeen } from '../../facts/doctor/surroundings';
import { pass, warn } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';
import { storeSecret } from './store-secret';
import { unreadSecret } from './unread-secret';

export const signingSecretIsRead = doctorCheck({
  id: 'signing-secret-is-read',
  title: "The door can read Slack's signing secret",
  why: 'The door refuses whatever is not signed with it, so without it nothing that is said in Slack gets through.',
  part: 'Slack and the queue',
  after: [],
  causes: {
    'signing-secret-unreadable': 'The secret is not there, or may not be read: store it, or let the role read it.',
    'signing-secret-odd': 'What is stored does not look like a signing secret, which has 32 hexadecimal digits.',
  },
  judge(facts) {
    const { askedIn, signingSecret, references, region } = facts;
    if (askedIn === 'slack') return pass('this question was signed with it');
    const reference = references.signingSecret;
    return judgeLink(
      signingSecret,
      (seen: SecretSeen) =>
        seen.form === 'signing-secret'
          ? pass(`read from ${seen.from}`)
          : warn({
              cause: 'signing-secret-odd',
              saw: `What is read from ${seen.from} ${seen.form === 'empty' ? 'is empty' : 'is not 32 hexadecimal digits'}.`,
              fix: told(
                undefined,
                'Copy "Signing Secret" from Basic Information of the Slack app, and store it.',
                storeSecret(reference, region),
              ),
            }),
      (broken) => unreadSecret(broken, { what: 'the signing secret', cause: 'signing-secret-unreadable', reference }, facts),
    );
  },
});
