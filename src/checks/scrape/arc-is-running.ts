import { cannotTell, fail, type Judgement, pass, warn } from '../check';
import { lasting } from '../rules/lasting';
import { listenerMetricsAddress } from '../rules/listener-metrics';
import { type ListenerTrouble, listenerTroubles } from '../rules/listener-trouble';
import { podAdvice } from '../rules/pod-advice';
import { kubectl } from '../rules/shell';
import { named, podEvidence, podsOf, podTrouble, replicaFailure } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const arcIsRunning = scrapeCheck({
  id: 'arc-is-running',
  title: 'Actions Runner Controller runs',
  why: 'A controller that is not there exposes nothing to scrape.',
  needs: ['arc', 'arcPods', 'listenersSeen', 'targetsSeen', 'listenerLog'],
  presumes: [],
  decisive: true,
  causes: {
    'arc-missing': 'No controller of either generation was found. Install ARC, or restore what was deleted.',
    'arc-scaled-to-zero': "The controller's Deployment wants 0 replicas. Scale it up.",
    'arc-not-ready':
      'The pod of the controller, or of a listener, is pending, crashing, started again and again, or not ready. Mend what it says.',
  },
  judge({ arc, arcPods, listenersSeen, targetsSeen, listenerLog }, { component, part, at }) {
    if (component === undefined) {
      if (arc.scope !== 'all')
        return cannotTell(
          `No controller of ARC in ${arc.scope.join(', ') || 'any namespace that could be seen'}; other namespaces could not be looked at`,
        );
      const others = arc.items.map(({ deployment }) => named(deployment));
      return fail({
        cause: 'arc-missing',
        saw: `No Deployment in the cluster runs ARC's ${part}${others.length === 0 ? ' (neither actions.summerwind.dev nor actions.github.com)' : `; there is ${others.join(', ')}`}.`,
        fix: {
          explain:
            "Install ARC, or restore what was deleted (helm rollback, or the release's next upgrade, brings a deleted Deployment back).",
          commands: [],
        },
      });
    }
    const { deployment } = component;
    const { name, namespace } = deployment.metadata;
    const wanted = deployment.spec.replicas ?? 1;
    if (wanted === 0) {
      return fail({
        cause: 'arc-scaled-to-zero',
        saw: `Deployment ${namespace}/${name} was scaled to 0 replicas: no controller runs, nothing is exposed, and no runner is made either.`,
        fix: {
          explain: 'Scale it up. It takes its leader lease within about 15 seconds; the target is up at the next scrape after that.',
          commands: [kubectl(namespace, 'scale', 'deployment', name, '--replicas=1')],
          lasting: lasting(deployment.metadata, 'replicaCount: 1', `# Deployment ${namespace}/${name}\nspec:\n  replicas: 1`),
        },
      });
    }
    const pods = podsOf(deployment, arcPods);
    const troubled = pods.filter((pod) => podTrouble(pod) !== undefined);
    const evidence = podEvidence(troubled);
    const ready = pods.length - troubled.length;
    if (ready > 0 && troubled.length === 0) {
      const serves = listenerMetricsAddress(component) !== undefined;
      const restless = part === 'scale-set-listener' ? listenerTroubles(listenersSeen, arcPods, serves ? targetsSeen : undefined, at) : [];
      if (restless.length > 0) return judgeListeners(restless, listenersSeen.length, listenerLog);
      return pass(`Deployment ${namespace}/${name} has ${ready} of ${wanted} pods ready.`);
    }
    const refused = replicaFailure(deployment);
    const why = evidence[0]?.text ?? refused[0]?.text.replace(/\.$/, '');
    const finding = {
      cause: 'arc-not-ready',
      saw: `Deployment ${namespace}/${name} has ${ready} of ${wanted} pods ready${evidence[0] === undefined ? ', and no pod at all' : ''}${why === undefined ? '' : `: ${why}`}.`,
      evidence: [...evidence, ...refused],
      fix: {
        explain:
          evidence[0] === undefined
            ? noPodAdvice(refused[0]?.text, namespace, name)
            : podAdvice(
                evidence[0].text,
                `Deployment ${namespace}/${name}`,
                kubectl(namespace, 'logs', `deployment/${name}`, '--all-containers', '--previous', '--tail=50'),
              ),
        commands: [],
      },
    };
    return ready > 0 ? warn(finding) : fail(finding);
  },
});

/** Without a listener its scale set takes no jobs; the others are scraped all the same. */
function judgeListeners(troubles: readonly ListenerTrouble[], of: number, log: readonly string[]): Judgement {
  const [first] = troubles;
  const finding = {
    cause: 'arc-not-ready',
    saw: `${troubles.length} of ${of} listeners ${troubles.length === 1 ? 'does not run as it should' : 'do not run as they should'}: AutoscalingListener ${first!.name}, ${first!.words}.`,
    evidence: [
      ...troubles
        .slice(0, 3)
        .map(({ name, words }) => ({ from: 'kubernetes' as const, what: 'AutoscalingListener', text: `${name}, ${words}` })),
      ...log.slice(-2).map((text) => ({ from: 'log' as const, what: "the listener's log", text })),
    ],
    fix: { explain: listenerAdvice(first!), commands: [] },
  };
  return troubles.length < of ? warn(finding) : fail(finding);
}

function listenerAdvice({ name, kind, words }: ListenerTrouble): string {
  const [namespace = '', pod = ''] = name.split('/');
  if (kind === 'ill-pod')
    return podAdvice(
      words,
      "the controller's Deployment (CONTROLLER_MANAGER_CONTAINER_IMAGE), as it is the controller's own",
      kubectl(namespace, 'describe', 'pod', pod),
    );
  if (kind === 'no-pod')
    return `The controller makes it: its log tells why it does not, and so do the events: ${kubectl(namespace, 'describe', 'autoscalinglistener', pod)}`;
  return `A listener serves metrics once GitHub gave it a session, and ends where it gets none; the controller starts it anew each time. If this is the same when asked again in a minute, its own last words tell why: ${kubectl(namespace, 'logs', pod, '--follow')} (GitHub's trouble passes by itself; a refused secret is githubConfigSecret of the scale set).`;
}

/** Without a pod there is no log to look at: what made none tells why. */
function noPodAdvice(refusal: string | undefined, namespace: string, name: string): string {
  if (refusal === undefined) return `This tells why it makes none: ${kubectl(namespace, 'describe', 'deployment', name)}`;
  if (/serviceaccount/i.test(refusal))
    return `The API server refuses its pods: bring the ServiceAccount back (the release's next upgrade does), then it is tried again within minutes, or at once by: ${kubectl(namespace, 'rollout', 'restart', 'deployment', name)}`;
  if (/quota/.test(refusal))
    return 'A ResourceQuota of the namespace leaves no room for its pods: raise it, or make room. They are made again within minutes.';
  return `The API server refuses its pods: mend what it names. They are made again within minutes, or at once by: ${kubectl(namespace, 'rollout', 'restart', 'deployment', name)}`;
}
