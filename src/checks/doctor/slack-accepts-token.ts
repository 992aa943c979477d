import { pass } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';
import { storeSecret } from './store-secret';

export const slackAcceptsToken = doctorCheck({
  id: 'slack-accepts-token',
  title: 'Slack accepts the bot token',
  why: 'A token is revoked when the app is removed or installed anew, and whoever holds the old one can no longer post.',
  part: 'Slack and the queue',
  after: ['bot-token-is-read'],
  causes: {
    'token-refused': 'The token was revoked, or is of another app: install the app in the workspace, and store the token that it then has.',
    'slack-unreachable': 'There is no way from here to Slack: in a VPC that takes a NAT gateway.',
  },
  judge({ slack, references, region }) {
    return judgeLink(
      slack,
      ({ user, team, url }) => pass(`it is ${user} in ${team}${url === '' ? '' : ` (${url})`}`),
      ({ status, saw }) =>
        status === 401
          ? {
              cause: 'token-refused',
              saw: `Slack answers auth.test with ${saw}.`,
              fix: told(
                undefined,
                'Install the app again (api.slack.com/apps, OAuth & Permissions) and store the bot token that it then has; no deploy is needed.',
                storeSecret(references.botToken, region),
              ),
            }
          : {
              cause: 'slack-unreachable',
              fix: told(
                undefined,
                'Let what runs here out to slack.com on port 443: a function in a VPC needs private subnets with a NAT gateway.',
              ),
            },
    );
  },
});
