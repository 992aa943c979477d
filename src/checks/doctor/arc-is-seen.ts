import { cannotTell, fail, type Judgement, pass } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink } from './judge-link';

export const arcIsSeen = doctorCheck({
  id: 'arc-is-seen',
  title: 'ARC is seen',
  why: 'Without a controller or a set of runners in sight there is nothing to tell of.',
  part: 'What there is to see',
  after: ['token-is-accepted'],
  causes: {
    'arc-not-found': 'There is no controller and no set of runners in the cluster: it is the wrong cluster, or ARC is not installed.',
    'arc-not-in-namespaces': 'Nothing of ARC stands in the configured namespaces: correct them.',
  },
  judge(facts): Judgement {
    const { places, configured } = facts;
    return judgeLink(
      facts.arc,
      ({ parts, standIn = [], runnerDeployments, scaleSets }) => {
        const sets = [
          ...(runnerDeployments ? [`${runnerDeployments} RunnerDeployments`] : []),
          ...(scaleSets ? [`${scaleSets} AutoscalingRunnerSets`] : []),
        ];
        // The rest of arcbot looks for ARC in the configured namespaces alone, wherever else it can be seen here.
        const outside = configured !== undefined && sets.length === 0 && !standIn.some((namespace) => configured.includes(namespace));
        if (parts.length + sets.length > 0 && !outside) return pass([...parts, ...sets].join('; '));
        if (outside && [runnerDeployments, scaleSets].includes(null))
          return cannotTell(`Nothing of ARC was found in ${configured.join(', ')}, where not everything may be listed.`);
        if (places.sawAll && parts.length === 0)
          return fail({
            cause: 'arc-not-found',
            saw: 'No Deployment in the cluster is a controller of ARC, and there are no sets of runners.',
            fix: {
              explain: 'Install ARC, or name the cluster that has it.',
              commands: ['helm list --all-namespaces --filter "arc|actions|gha"'],
            },
          });
        if (configured === undefined) return cannotTell('Nothing of ARC was found where we may look, which is not everywhere.');
        return fail({
          cause: 'arc-not-in-namespaces',
          saw: `Nothing of ARC can be seen in ${configured.join(', ')}, the namespaces of the configuration.`,
          fix: {
            explain: `Correct "namespaces" in the configuration, and grant the rights there.${parts.length === 0 ? '' : ` There is ${parts.join('; ')}.`}`,
            commands: ['kubectl get runnerdeployments.actions.summerwind.dev,autoscalingrunnersets.actions.github.com --all-namespaces'],
          },
        });
      },
      () => ({ cause: 'arc-not-found', fix: { explain: 'Mend what stands before it.', commands: [] } }),
    );
  },
});
