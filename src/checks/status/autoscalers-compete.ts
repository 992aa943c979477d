import { setName } from './runner-set';
import { statusCheck } from './status-check';

export const autoscalersCompete = statusCheck({
  id: 'autoscalers-compete',
  title: 'Each set has one autoscaler at most',
  why: 'Two HorizontalRunnerAutoscalers of one set overwrite what the other decided, again and again: runners are made and ended for nothing.',
  needs: ['sets'],
  presumes: ['arc-missing'],
  judge({ sets }) {
    return sets.flatMap((set) => {
      if (set.rivals === undefined) return [];
      const names = set.rivals.map((name) => `${set.namespace}/${name}`).join(' and ');
      return [
        {
          severity: 'warn' as const,
          set,
          title: `${set.rivals.length} autoscalers scale ${setName(set)}`,
          subject: `${set.kind} ${setName(set)}`,
          saw: `HorizontalRunnerAutoscalers ${names} all scale ${set.kind} ${setName(set)}, and each overwrites what the others decide. Its limits are told as the widest of theirs.`,
          fix: {
            explain:
              'Keep one, with all metrics, triggers and schedules that are wanted in it, and delete the others. Which one is yours to decide.',
            commands: [],
          },
        },
      ];
    });
  },
});
