import type { Runner, RunnerReplicaSet } from '../../facts/shapes/arc';
import { ageText } from '../rules/duration';
import { counted } from './counted';
import { type RunnerSet, setName } from './runner-set';
import { ageOf, startAdvice, troublesOf } from './runner-trouble';
import type { Signs } from './situation';
import type { StatusFinding } from './status-check';

const startSeconds = 300;
/** Runners that end as soon as they start are replaced within seconds, so that none of them ever looks late. */
const churnAfterSeconds = 90;
const youngSeconds = 45;

/** A RunnerDeployment keeps the runners of its last template until one of the new is ready, which may never be. */
export function stuckTemplate(
  set: RunnerSet,
  replicaSets: readonly RunnerReplicaSet[],
  runners: readonly Runner[],
  signs: Signs,
  atSeconds: number,
): StatusFinding | undefined {
  const its = replicaSets.filter(
    ({ metadata }) =>
      metadata.namespace === set.namespace &&
      metadata.deletionTimestamp === undefined &&
      metadata.ownerReferences?.some(({ kind, name }) => kind === 'RunnerDeployment' && name === set.name),
  );
  const [newest, before] = its.sort((a, b) => madeAt(b) - madeAt(a));
  if (set.kind !== 'RunnerDeployment' || newest === undefined || before === undefined) return undefined;
  const [wanted, ready] = [newest.spec.replicas ?? 1, newest.status?.readyReplicas ?? 0];
  if (ready >= wanted) return undefined;
  const age = atSeconds - madeAt(newest);
  const young = runners.filter(
    ({ metadata }) => metadata.namespace === set.namespace && metadata.ownerReferences?.some(({ name }) => name === newest.metadata.name),
  );
  const oldest = Math.max(0, ...young.map((runner) => ageOf(runner, atSeconds)));
  const churns = oldest < youngSeconds;
  // What ends as soon as it starts may be ready for a moment.
  if (age < (churns ? churnAfterSeconds : startSeconds) || (ready > 0 && !churns)) return undefined;
  const trouble = troublesOf(young, signs);
  const again = churns ? `; they end and are made anew again and again (the oldest of ${young.length} is ${ageText(oldest)} old)` : '';
  return {
    severity: set.available.value === 0 ? 'fail' : 'warn',
    set,
    title: `Runners of the new template of ${setName(set)} do not come up`,
    subject: `${set.kind} ${setName(set)}`,
    saw: `RunnerReplicaSet ${newest.metadata.namespace}/${newest.metadata.name} was made ${ageText(age)} ago and has ${ready} of ${wanted} runners ready${again}${trouble === '' ? '' : `: ${trouble}`}. ${counted(before.status?.readyReplicas ?? 0, 'runner')} of the template before ${before.status?.readyReplicas === 1 ? 'serves' : 'serve'} meanwhile.`,
    fix: {
      explain: churns
        ? 'They end as soon as they start: what was changed last in the template (image, command, environment) is why. The log of one of their pods, while it lives, says more.'
        : startAdvice(trouble),
      commands: [],
    },
  };
}

const madeAt = ({ metadata }: RunnerReplicaSet): number => (Date.parse(metadata.creationTimestamp ?? '') || 0) / 1000;
