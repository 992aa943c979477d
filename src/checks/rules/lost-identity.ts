import type { ArcPart } from '../../facts/arc-components';
import type { RelabelConfig } from '../../facts/shapes/monitoring';
import { CannotRelabel, relabel } from './relabel';

/** A family of which one process exposes several series, with the labels that tell them apart. */
const told: Readonly<Partial<Record<ArcPart, readonly [family: string, ...labels: string[]][]>>> = {
  controller: [
    ['horizontalrunnerautoscaler_runners_busy', 'horizontalrunnerautoscaler', 'name', 'exported_namespace'],
    ['runnerdeployment_spec_replicas', 'runnerdeployment', 'exported_namespace'],
    ['controller_runtime_reconcile_errors_total', 'controller'],
  ],
  'scale-set-controller': [
    ['gha_controller_running_ephemeral_runners', 'name', 'exported_namespace'],
    ['controller_runtime_reconcile_errors_total', 'controller'],
  ],
};

/** The labels that metric relabelings take from a part's series and that alone tell them apart: of several that look alike Prometheus keeps one. */
export function lostIdentity(part: ArcPart, rules: readonly RelabelConfig[]): string[] {
  const lost = (told[part] ?? []).flatMap(([family, ...labels]) => {
    const before = Object.fromEntries([['__name__', family], ...labels.map((label) => [label, 'x'])]);
    try {
      const after = relabel(before, rules);
      return after.kept ? labels.filter((label) => after.labels[label] !== 'x') : [];
    } catch (error) {
      if (error instanceof CannotRelabel) return [];
      throw error;
    }
  });
  return [...new Set(lost)];
}
