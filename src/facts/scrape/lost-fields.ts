import type { Monitor } from '../shapes/monitoring';
import { endpointsOf } from './arc-monitors';

/** A field that kubectl applied to a monitor and that is not in it. */
export interface LostField {
  /** Where it was in the monitor: `endpoints[0].scrapeTimeout`. */
  path: string;
  /** As its CRD's fields are told: `endpoints.scrapeTimeout`. */
  field: string;
}

export const crdNameOf = ({ kind }: Monitor): string => `${kind.toLowerCase()}s.monitoring.coreos.com`;

/** None where kubectl did not apply the monitor, or not in a form that can be read: that proves nothing. */
export function lostFields(monitor: Monitor): LostField[] {
  const applied = monitor.metadata.annotations?.['kubectl.kubernetes.io/last-applied-configuration'];
  if (applied === undefined) return [];
  try {
    const { spec = {} } = JSON.parse(applied) as {
      spec?: Record<string, unknown> & { endpoints?: object[]; podMetricsEndpoints?: object[] };
    };
    const list = monitor.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints';
    const top = Object.keys(spec).filter((field) => !(field in monitor.spec));
    const below = (spec[list] ?? []).flatMap((endpoint, index) =>
      Object.keys(endpoint)
        .filter((field) => !(field in (endpointsOf(monitor)[index] ?? {})))
        .map((field) => ({ path: `${list}[${index}].${field}`, field: `${list}.${field}` })),
    );
    return [...top.map((field) => ({ path: field, field })), ...below];
  } catch {
    return [];
  }
}
