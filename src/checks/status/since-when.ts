import { type SinceSample, sinceWindowSeconds } from '../../facts/status/status-facts';
import { ageText } from '../rules/duration';
import { type Numbers, namespaceOf } from './numbers';
import type { RunnerSet } from './runner-set';

export interface Duration {
  seconds: number;
  /** It may be longer: it was never otherwise as far back as was asked. */
  atLeast: boolean;
}

/** For how long a set has been as it is; undefined where Prometheus does not tell. */
export function sinceWhen({ since, nowSeconds }: Numbers, what: SinceSample['what'], set: RunnerSet): Duration | undefined {
  if (!since.known) return undefined;
  const its = since.value.filter((sample) => sample.what === what && isIts(sample, set));
  if (its.length === 0) return undefined;
  const { otherwiseAtSeconds, firstAtSeconds } = its.reduce((a, b) => (a.otherwiseAtSeconds > b.otherwiseAtSeconds ? a : b));
  const began = otherwiseAtSeconds > 0 ? otherwiseAtSeconds : firstAtSeconds;
  const seconds = Math.max(0, Math.round(nowSeconds - began));
  return { seconds, atLeast: otherwiseAtSeconds === 0 && seconds >= sinceWindowSeconds - 120 };
}

export const durationWords = (duration: Duration | undefined): string =>
  duration === undefined ? '' : ` for ${duration.atLeast ? 'at least ' : ''}${ageText(duration.seconds)}`;

function isIts({ labels }: SinceSample, set: RunnerSet): boolean {
  if (set.generation === 'summerwind')
    return (
      set.autoscaler !== undefined &&
      namespaceOf(labels) === set.namespace &&
      labels.horizontalrunnerautoscaler === set.autoscaler.metadata.name
    );
  const name = labels.actions_github_com_scale_set_name;
  if (name !== undefined)
    return name === set.name && (labels.actions_github_com_scale_set_namespace ?? namespaceOf(labels)) === set.namespace;
  return namespaceOf(labels) === set.namespace && (labels.name === set.name || labels.name?.startsWith(`${set.name}-`) === true);
}
