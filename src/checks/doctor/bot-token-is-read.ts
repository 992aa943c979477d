import type { SecretSeen } from '../../facts/doctor/surroundings';
import { fail, pass } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';
import { storeSecret } from './store-secret';
import { unreadSecret } from './unread-secret';

const forms: Readonly<Record<SecretSeen['form'], string>> = {
  'bot-token': 'is a bot token',
  'user-token': "is a person's token (xoxp-)",
  'app-token': 'is an app-level token (xapp-)',
  'signing-secret': 'looks like a signing secret',
  empty: 'is empty',
  other: 'is no token of Slack',
};

export const botTokenIsRead = doctorCheck({
  id: 'bot-token-is-read',
  title: 'The bot token can be read',
  why: 'With it arcbot posts what comes later than the half hour that Slack gives for an answer, and digests.',
  part: 'Slack and the queue',
  after: [],
  causes: {
    'bot-token-unreadable': 'The secret is not there, or may not be read: store it, or let the role read it.',
    'bot-token-odd': 'What is stored is no bot token; those begin with xoxb-.',
  },
  judge(facts) {
    const { botToken, references, region } = facts;
    const reference = references.botToken;
    return judgeLink(
      botToken,
      (seen) =>
        seen.form === 'bot-token'
          ? pass(`read from ${seen.from}`)
          : fail({
              cause: 'bot-token-odd',
              saw: `What is read from ${seen.from} ${forms[seen.form]}.`,
              fix: told(
                undefined,
                'Copy "Bot User OAuth Token" (xoxb-...) from OAuth & Permissions of the Slack app, and store it.',
                storeSecret(reference, region),
              ),
            }),
      (broken) => unreadSecret(broken, { what: 'the bot token', cause: 'bot-token-unreadable', reference }, facts),
    );
  },
});
