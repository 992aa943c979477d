import { cannotTell, fail, pass, warn } from '../check';
import { durationText, lagSeconds } from '../rules/lag';
import { lasting } from '../rules/lasting';
import { podAdvice } from '../rules/pod-advice';
import { kubectl } from '../rules/shell';
import { named, podEvidence, podsOf, replicaFailure } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const operatorIsRunning = scrapeCheck({
  id: 'operator-is-running',
  title: 'Prometheus Operator runs and keeps up',
  why: 'The operator turns monitors into scrape configuration. While it is away nothing that changes arrives.',
  needs: ['operators', 'operatorPods', 'prometheus'],
  presumes: ['operator-crds-are-served'],
  causes: {
    'operator-missing': 'No Deployment of Prometheus Operator was found. Install or restore it.',
    'operator-not-ready':
      'Its Deployment wants no pod, or its pod is not ready or keeps restarting. Scale it up, or mend what its pod says.',
    'operator-lagging':
      "A Prometheus object's generation is ahead of what the operator last observed, for minutes. Look at the operator's log.",
  },
  judge({ operators, operatorPods, prometheus }, { at }) {
    const [operator] = operators.items;
    if (operator === undefined) {
      if (operators.scope !== 'all')
        return cannotTell(
          `No Deployment of Prometheus Operator in ${operators.scope.join(', ') || 'any namespace that could be seen'}; other namespaces could not be looked at`,
        );
      return fail({
        cause: 'operator-missing',
        saw: 'No Deployment in the cluster runs Prometheus Operator (looked for by image and by the label app.kubernetes.io/component=prometheus-operator).',
        fix: {
          explain: 'Install kube-prometheus-stack, or restore the operator that was there. Which release and version is your choice.',
          commands: [],
        },
      });
    }
    const { name, namespace } = operator.metadata;
    const wanted = operator.spec.replicas ?? 1;
    if (wanted === 0) {
      return fail({
        cause: 'operator-not-ready',
        saw: `Deployment ${namespace}/${name} was scaled to 0 replicas: nobody turns monitors into scrape configuration.`,
        fix: {
          explain:
            'Scale it up again. It catches up with all that changed within half a minute; Prometheus loads the result up to two minutes later.',
          commands: [kubectl(namespace, 'scale', 'deployment', name, '--replicas=1')],
          lasting: lasting(
            operator.metadata,
            'prometheusOperator:\n  enabled: true',
            `# Deployment ${namespace}/${name}\nspec:\n  replicas: 1`,
          ),
        },
      });
    }
    const ready = operator.status?.readyReplicas ?? 0;
    if (ready === 0) {
      const ill = podEvidence(podsOf(operator, operatorPods));
      const evidence = ill.length > 0 ? ill : replicaFailure(operator);
      return fail({
        cause: 'operator-not-ready',
        saw: `Deployment ${namespace}/${name} has 0 of ${wanted} pods ready${evidence[0] === undefined ? '' : `: ${evidence[0].text}`}.`,
        evidence,
        fix: {
          explain:
            ill[0] === undefined
              ? `Mend what keeps its pod from being made; this tells more: ${kubectl(namespace, 'describe', 'deployment', name)}`
              : podAdvice(ill[0].text, `Deployment ${namespace}/${name}`, kubectl(namespace, 'logs', `deployment/${name}`, '--tail=50')),
          commands: [],
        },
      });
    }
    const lag = prometheus === undefined ? undefined : lagSeconds(prometheus, at);
    if (prometheus !== undefined && lag !== undefined && lag > 300) {
      return warn({
        cause: 'operator-lagging',
        saw: `Prometheus ${named(prometheus)} was changed ${durationText(lag)} ago (generation ${prometheus.metadata.generation}), and the operator has not observed that yet.`,
        fix: {
          explain: `Look at what the operator is busy with: ${kubectl(namespace, 'logs', `deployment/${name}`, '--tail=50')}. Its status can lag for five minutes on a healthy system.`,
          commands: [],
        },
      });
    }
    return pass(`Deployment ${namespace}/${name} has ${ready} of ${wanted} pods ready.`);
  },
});
