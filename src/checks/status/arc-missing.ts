import { statusCheck } from './status-check';

export const arcMissing = statusCheck({
  id: 'arc-missing',
  title: 'Actions Runner Controller is installed',
  why: 'Neither generation of ARC was found: no controller, no set of runners, and no metric of either.',
  needs: ['generations', 'controllers'],
  presumes: [],
  judge({ generations, controllers }) {
    if (generations.length > 0) return [];
    if (!controllers.everywhere)
      return { unknown: 'No controller of ARC was found where it could be looked for, which was not everywhere.' };
    return [
      {
        severity: 'fail',
        title: 'Actions Runner Controller is not installed',
        saw: 'No Deployment in the cluster runs a controller of actions.summerwind.dev or actions.github.com, and there is no set of runners.',
        fix: { explain: 'Ask another cluster, or install ARC (helm rollback brings back what was uninstalled).', commands: [] },
      },
    ];
  },
});
