import type { Listing } from '../../facts/list-source';
import type { AutoscalingListener } from '../../facts/shapes/arc';
import type { Pod } from '../../facts/shapes/workloads';
import { kubectl } from '../rules/shell';
import { podTrouble } from '../rules/workload-health';
import { type RunnerSet, setName } from './runner-set';
import { covers } from './seen';
import { type StatusFinding, statusCheck } from './status-check';

/** A listener is made anew within seconds when its set changes. */
const graceSeconds = 60;

export const listenerMissing = statusCheck({
  id: 'listener-missing',
  title: 'Each scale set has its listener',
  why: 'The listener takes jobs from GitHub for its scale set. Without it no job reaches the set, however many runners are idle.',
  needs: ['sets', 'listeners', 'controllers', 'pods', 'signs'],
  presumes: ['arc-missing', 'arc-not-running', 'leader-missing'],
  judge({ sets, listeners, controllers, pods, signs }, { atSeconds }) {
    const scaleSets = sets.filter(({ scaleSet }) => scaleSet !== undefined && scaleSet.metadata.deletionTimestamp === undefined);
    const homes = controllers.components.filter(({ part }) => part === 'scale-set-controller').map(({ deployment }) => deployment);
    const sawAll =
      listeners.scope === 'all' ||
      (homes.length > 0 && homes.every(({ metadata }) => covers({ known: true, value: listeners }, metadata.namespace)));
    const findings: StatusFinding[] = [];
    for (const set of scaleSets) {
      const listener = listeners.items.find(
        ({ spec }) => spec.autoscalingRunnerSetNamespace === set.namespace && spec.autoscalingRunnerSetName === set.name,
      );
      if (listener === undefined) {
        const age = atSeconds - Date.parse(set.metadata?.creationTimestamp ?? '') / 1000;
        if (!sawAll) return { unknown: `The listener of ${setName(set)} stands in a namespace that could not be looked at.` };
        if (age >= graceSeconds) findings.push(noListener(set, homes[0]?.metadata));
        continue;
      }
      const finding = deadListener(
        set,
        listener,
        pods,
        signs.said.findLast(({ text }) => text.includes(listener.metadata.name))?.text,
        homes[0]?.metadata,
        atSeconds,
      );
      if (finding !== undefined) findings.push(finding);
    }
    return findings;
  },
});

function noListener(set: RunnerSet, controller: { namespace: string; name: string } | undefined): StatusFinding {
  return {
    severity: 'fail',
    set,
    title: `${setName(set)} has no listener`,
    subject: `AutoscalingRunnerSet ${setName(set)}`,
    saw: `No AutoscalingListener belongs to AutoscalingRunnerSet ${setName(set)}: it takes no jobs.`,
    fix:
      controller === undefined
        ? { explain: 'The scale set controller makes it: look at its log.', commands: [] }
        : {
            explain:
              'The scale set controller makes it: restart it, and if the listener does not come back within a minute, its log says why.',
            commands: [kubectl(controller.namespace, 'rollout', 'restart', 'deployment', controller.name)],
          },
  };
}

function deadListener(
  set: RunnerSet,
  { metadata }: AutoscalingListener,
  pods: Listing<Pod>,
  said: string | undefined,
  controller: { namespace: string; name: string } | undefined,
  atSeconds: number,
): StatusFinding | undefined {
  const pod = pods.items.find((one) => one.metadata.namespace === metadata.namespace && one.metadata.name === metadata.name);
  if (pod === undefined && !covers({ known: true, value: pods }, metadata.namespace)) return undefined;
  const since = Date.parse((pod ?? { metadata }).metadata.creationTimestamp ?? '') / 1000;
  const trouble = pod === undefined ? `its pod is not there${said === undefined ? '' : `: ${said.slice(0, 300)}`}` : podTrouble(pod);
  // A pod that started just now is not in trouble yet, unless it says so.
  if (trouble === undefined || (atSeconds - since < graceSeconds && !/BackOff|Err|exit code/.test(trouble))) return undefined;
  const log =
    pod === undefined && controller !== undefined
      ? ['logs', `deployment/${controller.name}`, '--tail=100']
      : ['logs', metadata.name, '--tail=50'];
  const explained = pod === undefined && said !== undefined;
  return {
    severity: 'fail',
    set,
    title: `The listener of ${setName(set)} does not run`,
    subject: `AutoscalingRunnerSet ${setName(set)}`,
    saw: `AutoscalingListener ${metadata.namespace}/${metadata.name}: ${trouble.replace(/[.\s]+$/, '')}. ${setName(set)} takes no jobs.`,
    fix: {
      explain: `Mend what it says (${kubectl(metadata.namespace, ...log)}).${explained ? '' : ' Deleting the listener makes the controller build it anew, which mends one that is only stuck.'}`,
      commands: explained ? [] : [kubectl(metadata.namespace, 'delete', 'autoscalinglistener', metadata.name, '--ignore-not-found')],
    },
  };
}
