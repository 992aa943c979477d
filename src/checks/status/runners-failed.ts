import { kubectl } from '../rules/shell';
import { belongsTo } from './belongs-to';
import { counted } from './counted';
import { setName } from './runner-set';
import { isFailed, namesOf, troublesOf } from './runner-trouble';
import { statusCheck } from './status-check';

const mostNames = 20;

export const runnersFailed = statusCheck({
  id: 'runners-failed',
  title: 'No runner has failed',
  why: 'A failed EphemeralRunner is kept, and holds a place of its scale set, until somebody deletes it; a failed Runner serves nobody.',
  needs: ['sets', 'runners', 'ephemeralRunners', 'signs'],
  presumes: ['arc-missing'],
  judge({ sets, runners, ephemeralRunners, signs }) {
    return sets.flatMap((set) => {
      const ephemeral = set.generation === 'scale-set';
      const failed = (ephemeral ? ephemeralRunners : runners).filter((runner) => belongsTo(runner, set) && isFailed(runner));
      if (failed.length === 0) return [];
      const names = failed.map(({ metadata }) => metadata.name).sort();
      const trouble = troublesOf(failed, signs);
      const delays = (set.waitingJobs.value ?? 0) > 0 || set.available.value === 0;
      const rest = names.length > mostNames ? ` The commands name the first ${mostNames}.` : '';
      return [
        {
          severity: delays ? ('fail' as const) : ('warn' as const),
          set,
          title: `${counted(failed.length, 'runner')} of ${setName(set)} failed`,
          subject: `${set.kind} ${setName(set)}`,
          saw: `${namesOf(failed)} failed${trouble === '' ? ', without a reason' : `: ${trouble}`}.`,
          fix: {
            explain: `Mend the reason first, as new ones fail the same way; then delete them, so that the set makes new ones.${rest}`,
            commands: [
              kubectl(
                set.namespace,
                'delete',
                ephemeral ? 'ephemeralrunner' : 'runner',
                ...names.slice(0, mostNames),
                '--ignore-not-found',
              ),
            ],
          },
        },
      ];
    });
  },
});
