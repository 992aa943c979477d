import { fail, notApplicable, pass } from '../check';
import { doctorCheck } from './doctor-check';
import { letIn } from './let-in';

export const groupIsGiven = doctorCheck({
  id: 'group-is-given',
  title: 'The access entry names the group arcbot',
  why: 'The RBAC manifests bind that group; an entry without it lets the role in, and allows it nothing.',
  part: 'The cluster',
  after: ['token-is-accepted'],
  causes: { 'group-missing': 'The entry was made without the group: add it.' },
  judge(facts) {
    const { who, wayIn, rights } = facts;
    if (wayIn.kind !== 'eks') return notApplicable('A kubeconfig brings its own user and groups.');
    if (who.state !== 'works' || who.value.username === '') return notApplicable('This API server does not tell who we are.');
    const { username, groups } = who.value;
    if (groups.includes('arcbot')) return pass(`${username} is in it`);
    if (rights.every(({ everywhere, narrow }) => everywhere || narrow.some(({ allowed }) => allowed)))
      return pass('it does not, and the rights come from elsewhere');
    const { commands } = letIn(facts, true);
    return fail({
      cause: 'group-missing',
      saw: `The cluster knows us as ${username}, in the groups ${groups.join(', ') || 'none'}: arcbot is not among them.`,
      fix: {
        explain: 'Add the group to the access entry. This replaces the groups that it has; name those too that are to stay.',
        commands,
      },
    });
  },
});
