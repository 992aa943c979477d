import { statusCheck } from './status-check';

export const autoscalerWithoutSet = statusCheck({
  id: 'autoscaler-without-set',
  title: 'Each autoscaler has a set to scale',
  why: 'A HorizontalRunnerAutoscaler whose target does not exist scales nothing, and ARC says nothing of it.',
  needs: ['strays'],
  presumes: ['arc-missing'],
  judge({ strays }) {
    return strays.map(({ metadata: { namespace, name }, spec: { scaleTargetRef: { kind, name: target } = {} } }) => ({
      severity: 'warn' as const,
      generation: 'summerwind' as const,
      title: `HorizontalRunnerAutoscaler ${namespace}/${name} scales nothing`,
      subject: `HorizontalRunnerAutoscaler ${namespace}/${name}`,
      saw: `Its target, ${kind || 'RunnerDeployment'} ${namespace}/${target ?? '(no name)'}, does not exist.`,
      fix: {
        explain: 'Let spec.scaleTargetRef name the set that it should scale (of its own namespace), or delete it.',
        commands: [],
      },
    }));
  },
});
