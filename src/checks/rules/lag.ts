import type { Metadata } from '../../facts/shapes/metadata';
import type { PrometheusObject } from '../../facts/shapes/monitoring';
import { ageText } from './duration';

export const durationText = ageText;

/** Unix milliseconds of the last change to an object's labels, annotations or spec, by whomever; of its creation where nobody says. */
export function changedAt({ managedFields, creationTimestamp }: Metadata): number | undefined {
  const times = (managedFields ?? []).filter(({ subresource }) => subresource !== 'status').map(({ time }) => Date.parse(time ?? ''));
  const known = [...times, Date.parse(creationTimestamp ?? '')].filter((time) => !Number.isNaN(time));
  return known.length === 0 ? undefined : Math.max(...known);
}

/** How long ago the spec was changed where the operator did not observe that yet; undefined where it did. */
export function lagSeconds({ metadata, status }: PrometheusObject, at: string): number | undefined {
  const observed = Math.max(0, ...(status?.conditions ?? []).map(({ observedGeneration }) => observedGeneration ?? 0));
  const changed = changedAt(metadata);
  if (observed === 0 || metadata.generation === undefined || metadata.generation <= observed || changed === undefined) return undefined;
  return (Date.parse(at) - changed) / 1000;
}
