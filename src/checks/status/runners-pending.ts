import { ageText } from '../rules/duration';
import { belongsTo } from './belongs-to';
import { counted } from './counted';
import { type RunnerSet, setName } from './runner-set';
import { ageOf, lateOnes, namesOf, startAdvice, troublesOf } from './runner-trouble';
import { type StatusFinding, statusCheck } from './status-check';
import { stuckTemplate } from './stuck-template';

/** As long as a runner may take to come up: a node for it may have to be started first. */
const startSeconds = 300;

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
        if (late.length === 0) return stuckTemplate(set, replicaSets, runners, signs, atSeconds) ?? [];
        const oldest = Math.max(...late.map((runner) => ageOf(runner, atSeconds)));
        const trouble = troublesOf(late, signs);
        const none = set.available.value === 0;
        return [
          {
            severity: none ? ('fail' as const) : ('warn' as const),
            set,
            title: `${counted(late.length, 'runner')} of ${setName(set)} ${late.length === 1 ? 'does' : 'do'} not start`,
            subject: `${set.kind} ${setName(set)}`,
            saw: `${namesOf(late)} ${late.length === 1 ? 'is' : 'are'} pending for up to ${ageText(oldest)}${trouble === '' ? '' : `: ${trouble}`}.${none ? ' No runner of the set is available.' : ''}`,
            fix: { explain: startAdvice(trouble), commands: [] },
          },
        ];
      });
  },
});
