import { ageText } from '../rules/duration';
import { kubectl } from '../rules/shell';
import { belongsTo } from './belongs-to';
import { counted } from './counted';
import { setName } from './runner-set';
import { ageOf, isHopeless, lateOnes, namesOf, startAdvice, troublesOf } from './runner-trouble';
import { statusCheck } from './status-check';

const stuckSeconds = 600;
const mostNames = 20;

export const ephemeralRunnersStuck = statusCheck({
  id: 'ephemeral-runners-stuck',
  title: 'EphemeralRunners start',
  why: 'An EphemeralRunner that stays pending holds a place of its scale set, and the job that it was made for waits.',
  needs: ['sets', 'ephemeralRunners', 'signs'],
  presumes: ['arc-missing'],
  judge({ sets, ephemeralRunners, signs }, { atSeconds }) {
    return sets
      .filter(({ generation }) => generation === 'scale-set')
      .flatMap((set) => {
        const its = ephemeralRunners.filter((runner) => belongsTo(runner, set));
        const stuck = lateOnes(its, signs, atSeconds, stuckSeconds);
        if (stuck.length === 0) return [];
        const oldest = Math.max(...stuck.map((runner) => ageOf(runner, atSeconds)));
        const trouble = troublesOf(stuck, signs);
        const waits = (set.waitingJobs.value ?? 0) > 0 || set.available.value === 0;
        const names = stuck.map(({ metadata }) => metadata.name).sort();
        return [
          {
            severity: waits ? ('fail' as const) : ('warn' as const),
            set,
            title: `${counted(stuck.length, 'EphemeralRunner')} of ${setName(set)} ${stuck.length === 1 ? 'is' : 'are'} stuck`,
            subject: `${set.kind} ${setName(set)}`,
            saw: `${namesOf(stuck)} ${stuck.length === 1 ? 'is' : 'are'} pending for up to ${ageText(oldest)}${trouble === '' ? '' : `: ${trouble}`}.`,
            fix: {
              explain: isHopeless(trouble)
                ? startAdvice(trouble)
                : `${startAdvice(trouble)} Deleting them lets the scale set make new ones, which helps where only they are stuck.`,
              commands: isHopeless(trouble)
                ? []
                : [kubectl(set.namespace, 'delete', 'ephemeralrunner', ...names.slice(0, mostNames), '--ignore-not-found')],
            },
          },
        ];
      });
  },
});
