import { type ArcComponent, flag } from '../../facts/arc-components';

/** Where the scale set controller lets its listeners serve metrics, whatever its own address is; undefined where they serve none. */
export function listenerMetricsAddress({ container }: ArcComponent): string | undefined {
  const address = flag(container, 'listener-metrics-addr') ?? ':8080';
  return address === '0' || address === '' ? undefined : address;
}
