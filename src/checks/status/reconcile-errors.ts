import type { ArcComponent } from '../../facts/arc-components';
import { kubectl } from '../rules/shell';
import { isConflict } from './arc-words';
import { errorWindow } from './error-window';
import { generationOf, uncountedGenerations } from './reconcile-error-counts';
import { type RunnerSet, setName } from './runner-set';
import { sentence } from './sentence';
import { silences, statusCheck } from './status-check';

const groups = { summerwind: 'actions.summerwind.dev', 'scale-set': 'actions.github.com' } as const;

/** Two controllers that write the same object at once is how a conflict comes about: it is tried again, and is no news. */
const newsworthy = 3;
const latelySeconds = 180;

export const reconcileErrors = statusCheck({
  id: 'reconcile-errors',
  title: 'Controllers reconcile without errors',
  why: 'Controllers try again after an error. Where runners and jobs are as they should be, an error delays nothing; it is told so that nobody has to guess.',
  needs: ['errors', 'sets', 'github', 'controllers', 'generations'],
  presumes: [
    'arc-missing',
    'arc-not-running',
    'webhook-broken',
    'github-credentials-bad',
    'github-rate-limit',
    'autoscaler-failing',
    'metrics-missing',
  ],
  judge({ errors, sets, github, controllers, generations }, { atSeconds, concerns }) {
    const failing = errors.filter(({ total }) => (total ?? 0) >= newsworthy);
    const [silent] = uncountedGenerations(errors, generations).filter((generation) => concerns({ generation }));
    if (failing.length === 0)
      return silent === undefined ? [] : { unknown: `Prometheus counts no reconcile errors of ${groups[silent]}.`, explainedBy: silences };
    // The same sum as the figure's.
    const counted = errors.filter(({ total: its }) => (its ?? 0) > 0);
    const total = counted.reduce((sum, one) => sum + (one.total ?? 0), 0);
    const late = sets.filter(isLate);
    const over = github.failing === 0;
    const lately = github.said.filter(({ atSeconds: at }) => at !== null && atSeconds - at < latelySeconds);
    const last = over ? undefined : (lately.findLast(({ text }) => !isConflict(text)) ?? github.said.at(-1));
    const [blind] = github.blind;
    const deaf = !over && last === undefined && blind !== undefined ? ` ARC's own words could not be read: ${sentence(blind.detail)}` : '';
    return [
      {
        severity: 'warn',
        title: `${total} reconcile errors in ${errorWindow(failing)}${over ? ', none of them lately' : late.length === 0 ? ', which delay nothing' : ''}`,
        saw: `${counted.map(({ controller, total: its }) => `${controller}: ${its}`).join(', ')}. ${effect(late, over)}${deaf}`,
        ...(last === undefined ? {} : { evidence: [{ from: last.from, what: last.what, text: last.text }] }),
        fix: {
          explain: `${over || late.length === 0 ? 'Nothing has to be done at once. ' : ''}The log of the controller names the object and the cause${logOf(failing[0]!.controller, controllers.components)}.`,
          commands: [],
        },
      },
    ];
  },
});

function effect(late: readonly RunnerSet[], over: boolean): string {
  if (late.length === 0)
    return `${over ? 'None of them is of the last three minutes. ' : ''}They delay nothing: every set has the runners that it wants, and no job is known to wait.`;
  if (over) return 'None of them is of the last three minutes, so they explain nothing of what is now.';
  const few = late.length === 1 ? 'has fewer runners than it wants' : 'have fewer runners than they want';
  return `${late.map(setName).join(', ')} ${few}, which may be why.`;
}

function logOf(controller: string, components: readonly ArcComponent[]): string {
  const part = generationOf(controller) === 'scale-set' ? 'scale-set-controller' : 'controller';
  const its = components.find((component) => component.part === part)?.deployment.metadata;
  return its === undefined ? '' : ` (${kubectl(its.namespace, 'logs', `deployment/${its.name}`, '--all-containers', '--tail=100')})`;
}

const isLate = ({ desired, available, waitingJobs }: RunnerSet): boolean =>
  (waitingJobs.value ?? 0) > 0 || (desired.value !== null && available.value !== null && available.value < desired.value);
