import { asEvidence, recentWords, refusals } from './github-signs';
import { statusCheck } from './status-check';

export const githubCredentialsBad = statusCheck({
  id: 'github-credentials-bad',
  title: "GitHub takes ARC's credentials",
  why: 'GitHub answers 401 to the token or App key of ARC: no runner can register, and nothing is scaled any more.',
  needs: ['github', 'controllers'],
  presumes: ['arc-missing'],
  judge({ github, controllers }, { atSeconds }) {
    const refused = recentWords(github, atSeconds).filter(({ text }) => refusals.credentials.test(text));
    const last = refused.at(-1);
    const [blind] = github.blind;
    if (last === undefined) {
      return !github.heard && blind !== undefined && github.failing !== 0
        ? { unknown: `Reconciling fails, and ARC's own words could not be read: ${blind.detail}` }
        : [];
    }
    const namespaces = [
      ...new Set(controllers.components.filter(({ part }) => part === 'controller').map(({ deployment }) => deployment.metadata.namespace)),
    ].sort();
    return [
      {
        severity: 'fail',
        ...(last.autoscaler === undefined ? {} : { generation: 'summerwind' as const }),
        title: "GitHub refuses ARC's credentials",
        saw: `GitHub answers 401 to ARC: ${last.text.slice(0, 300)}. New runners cannot register, and the numbers of registered and busy runners stay as they were.`,
        evidence: asEvidence(refused),
        fix: {
          explain: `Put a valid token, or the App's id and private key, into the Secret that ARC reads (the older generation: Secret controller-manager in ${namespaces.join(' or ') || 'its namespace'}; scale sets: the one that githubConfigSecret names), then restart the controller. Only somebody with the new credential can do that.`,
          commands: [],
          lasting: {
            kind: 'other',
            text: 'Renew the credential where the Secret is made (Helm values authSecret or githubConfigSecret, or your secret store), so that the next deploy does not bring the old one back.',
          },
        },
      },
    ];
  },
});
