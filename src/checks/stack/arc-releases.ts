import type { ArcComponent } from '../../facts/arc-components';
import { parseVersion } from './version';

/** controller-runtime that each release of the scale set controller was built with, by minor version; from its go.mod. */
const scaleSetRuntimes: Readonly<Record<number, string>> = {
  9: '0.16.3',
  10: '0.16.3',
  11: '0.20',
  12: '0.20',
  13: '0.22.3',
  14: '0.23.3',
};

/** Undefined where the release is not among those that were looked up. */
export function controllerRuntimeOf(generation: ArcComponent['generation'], version: string | null): string | undefined {
  const parsed = parseVersion(version);
  if (parsed === undefined || parsed.major !== 0) return undefined;
  if (generation === 'summerwind') return parsed.minor === 27 ? '0.14.4' : undefined;
  return scaleSetRuntimes[parsed.minor];
}
