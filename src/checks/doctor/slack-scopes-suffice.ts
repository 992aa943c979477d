import { cannotTell, fail, pass } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink } from './judge-link';

export const slackScopesSuffice = doctorCheck({
  id: 'slack-scopes-suffice',
  title: 'The app has the scopes that the manifest asks for',
  why: 'A scope that was added to the manifest counts only once the app has been installed again.',
  part: 'Slack and the queue',
  after: ['slack-accepts-token'],
  causes: { 'scope-missing': 'The app was installed before the scope was asked for: install it again.' },
  judge({ slack, wantedScopes }) {
    return judgeLink(
      slack,
      ({ scopes }) => {
        if (scopes === undefined) return cannotTell('Slack did not tell the scopes of the token.');
        const missing = wantedScopes.filter((scope) => !scopes.includes(scope));
        if (missing.length === 0) return pass(`it has ${wantedScopes.join(', ')}`);
        return fail({
          cause: 'scope-missing',
          saw: `The token lacks ${missing.join(', ')}; it has ${scopes.join(', ') || 'none'}.`,
          fix: {
            explain:
              'Bring infra/slack-manifest.yml into the app (api.slack.com/apps, App Manifest), and install it again (Install App, Reinstall).',
            commands: [],
            lasting: {
              kind: 'manifest',
              text: `oauth_config:\n  scopes:\n    bot:\n${wantedScopes.map((scope) => `      - ${scope}`).join('\n')}`,
            },
          },
        });
      },
      () => ({ cause: 'scope-missing', fix: { explain: 'Mend the token first.', commands: [] } }),
    );
  },
});
