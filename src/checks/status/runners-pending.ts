import type { Runner } from '../../facts/shapes/arc';
import { ageText } from '../rules/duration';
import { kubectl } from '../rules/shell';
import { belongsTo } from './belongs-to';
import { counted } from './counted';
import { type RunnerSet, setName } from './runner-set';
import { ageOf, isHopeless, lateOnes, leftOver, namesOf, startAdvice, troublesOf } from './runner-trouble';
import type { Signs } from './situation';
import { type StatusFinding, statusCheck } from './status-check';
import { stuckTemplate } from './stuck-template';

/** As long as a runner may take to come up: a node for it may have to be started first. */
const startSeconds = 300;
const mostNames = 20;

export const runnersPending = statusCheck({
  id: 'runners-pending',
  title: 'Runners start',
  why: 'Runners of a RunnerDeployment or RunnerSet are not running minutes after they were made: they take no jobs.',
  needs: ['sets', 'runners', 'replicaSets', 'signs'],
  presumes: ['arc-missing', 'github-credentials-bad'],
  judge({ sets, runners, replicaSets, signs }, { atSeconds }) {
    return sets
      .filter(({ generation }) => generation === 'summerwind')
      .flatMap((set: RunnerSet): StatusFinding | StatusFinding[] => {
        const its = runners.filter((runner) => belongsTo(runner, set));
        const late = lateOnes(its, signs, atSeconds, startSeconds);
        const left = leftOver(its, atSeconds);
        const leaving = left.length === 0 ? [] : [leavingNever(set, left, signs, atSeconds)];
        if (late.length > 0) return [startingNever(set, late, signs, atSeconds), ...leaving];
        return [stuckTemplate(set, replicaSets, runners, signs, atSeconds) ?? [], leaving].flat();
      });
  },
});

function startingNever(set: RunnerSet, late: readonly Runner[], signs: Signs, atSeconds: number): StatusFinding {
  const oldest = Math.max(...late.map((runner) => ageOf(runner, atSeconds)));
  const trouble = troublesOf(late, signs);
  const none = set.available.value === 0;
  const remains = set.kind === 'RunnerDeployment' && isHopeless(trouble) && !/quota/i.test(trouble);
  return {
    severity: none ? 'fail' : 'warn',
    set,
    title: `${counted(late.length, 'runner')} of ${setName(set)} ${late.length === 1 ? 'does' : 'do'} not start`,
    subject: `${set.kind} ${setName(set)}`,
    saw: `${namesOf(late)} ${late.length === 1 ? 'is' : 'are'} pending for up to ${ageText(oldest)}${trouble === '' ? '' : `: ${trouble}`}.${none ? ' No runner of the set is available.' : ''}`,
    fix: {
      explain: `${startAdvice(trouble)}${remains ? ' If the template is changed for it, delete these afterwards: ARC waits long for runners that never registered.' : ''}`,
      commands: remains ? [deletePods(set, late)] : [],
    },
  };
}

function leavingNever(set: RunnerSet, left: readonly Runner[], signs: Signs, atSeconds: number): StatusFinding {
  const trouble = troublesOf(left, signs);
  const oldest = Math.max(...left.map((runner) => ageOf(runner, atSeconds)));
  return {
    severity: 'warn',
    set,
    title: `${counted(left.length, 'runner')} of ${setName(set)} ${left.length === 1 ? 'is' : 'are'} left over`,
    subject: `${set.kind} ${setName(set)}`,
    saw: `${namesOf(left)}, made ${ageText(oldest)} ago, ${left.length === 1 ? 'is' : 'are'} not wanted any more and never started${trouble === '' ? '' : ` (${trouble})`}: ARC waits for them to be unregistered at GitHub, which does not know them.`,
    fix: {
      explain: 'Deleting their pods ends the wait; none of them has ever run a job.',
      commands: [deletePods(set, left)],
    },
  };
}

const deletePods = ({ namespace }: RunnerSet, runners: readonly Runner[]): string =>
  kubectl(namespace, 'delete', 'pod', ...names(runners).slice(0, mostNames), '--ignore-not-found');
const names = (runners: readonly Runner[]): string[] => runners.map(({ metadata }) => metadata.name).sort();
