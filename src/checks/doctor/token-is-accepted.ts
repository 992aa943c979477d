import type { DoctorFacts } from '../../facts/doctor/doctor-facts';
import type { Fix } from '../../reports/report';
import { fail, pass } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';
import { letIn } from './let-in';

export const tokenIsAccepted = doctorCheck({
  id: 'token-is-accepted',
  title: 'The cluster lets us in',
  why: 'An identity of AWS is nobody in a cluster until an access entry (or aws-auth) makes it somebody.',
  part: 'The cluster',
  after: ['endpoint-is-reachable'],
  causes: {
    'access-entry-missing': 'The cluster has no access entry for the role, or the role was deleted and made again since: make one.',
    'identity-not-mapped': 'The cluster knows no access entries (CONFIG_MAP), and aws-auth does not name the role: map it.',
    'credentials-not-accepted': "The kubeconfig's credentials are refused: log in again.",
    anonymous: 'No credentials are sent at all, and the server takes us for anybody.',
  },
  judge(facts) {
    return judgeLink(
      facts.who,
      ({ username, groups }) =>
        username === 'system:anonymous'
          ? fail({
              cause: 'anonymous',
              saw: 'The server takes us for system:anonymous.',
              fix: told(undefined, 'Give the kubeconfig a user.'),
            })
          : pass(username === '' ? 'it does' : `as ${username}${groups.length === 0 ? '' : `, of ${groups.join(', ')}`}`),
      ({ saw, hint, status }) => {
        if (facts.wayIn.kind === 'kubeconfig' || status !== 401)
          return { cause: 'credentials-not-accepted', fix: told(hint, 'Fetch new credentials (log in again), then repeat.') };
        const [cause, fix] = noEntry(facts);
        return { cause, saw: saw.split(' Make one:')[0]!.split(' Either map it:')[0]!, fix };
      },
    );
  },
});

function noEntry(facts: DoctorFacts): [string, Fix] {
  const { commands, mode } = letIn(facts);
  if (mode === 'CONFIG_MAP')
    return [
      'identity-not-mapped',
      { explain: 'Map the role in aws-auth; or turn access entries on, which leaves aws-auth as it is.', commands },
    ];
  const explain =
    'Make the access entry. If there is one, the role was deleted and made again since: delete the entry first (aws eks delete-access-entry).';
  return [
    'access-entry-missing',
    { explain, commands, lasting: { kind: 'other', text: 'infra/cluster-access/access-entry.yaml, or the Terraform module beside it' } },
  ];
}
