import { kubectl } from '../rules/shell';
import type { RunnerSet } from './runner-set';
import { statusCheck } from './status-check';

/** Two controllers that write the same object at once is how a conflict comes about: it is tried again, and is no news. */
const newsworthy = 3;

export const reconcileErrors = statusCheck({
  id: 'reconcile-errors',
  title: 'Controllers reconcile without errors',
  why: 'Controllers try again after an error. Where runners and jobs are as they should be, an error delays nothing; it is told so that nobody has to guess.',
  needs: ['errors', 'sets', 'github', 'controllers'],
  presumes: ['arc-missing', 'arc-not-running', 'github-credentials-bad', 'github-rate-limit'],
  judge({ errors, sets, github, controllers }) {
    const failing = errors.filter(({ total }) => (total ?? 0) >= newsworthy);
    if (failing.length === 0) return [];
    const total = failing.reduce((sum, one) => sum + (one.total ?? 0), 0);
    const late = sets.filter(isLate);
    const over = github.failing === 0 ? ' None of them is of the last three minutes.' : '';
    const delays =
      late.length === 0
        ? 'They delay nothing: every set has the runners that it wants, and no job is known to wait.'
        : `${late.map(({ namespace, name }) => `${namespace}/${name}`).join(', ')} ${late.length === 1 ? 'has fewer runners than it wants' : 'have fewer runners than they want'}, which may be why.`;
    const last = github.said.at(-1);
    const [blind] = github.blind;
    const deployment = controllers.components.find(({ part }) => part === 'controller' || part === 'scale-set-controller')?.deployment
      .metadata;
    const log =
      deployment === undefined
        ? ''
        : ` (${kubectl(deployment.namespace, 'logs', `deployment/${deployment.name}`, '--all-containers', '--tail=100')})`;
    return [
      {
        severity: 'warn',
        title: `${total} reconcile errors in 15 minutes${late.length === 0 ? ', which delay nothing' : ''}`,
        saw: `${failing.map(({ controller, total: its }) => `${controller}: ${its}`).join(', ')}.${over} ${delays}${last === undefined && blind !== undefined ? ` ARC's own words could not be read: ${blind.detail}` : ''}`,
        ...(last === undefined ? {} : { evidence: [{ from: last.from, what: last.what, text: last.text }] }),
        fix: {
          explain: `${late.length === 0 ? 'Nothing has to be done at once. ' : ''}The log of the controller names the object and the cause${log}.`,
          commands: [],
        },
      },
    ];
  },
});

const isLate = ({ desired, available, waitingJobs }: RunnerSet): boolean =>
  (waitingJobs.value ?? 0) > 0 || (desired.value !== null && available.value !== null && available.value < desired.value);
