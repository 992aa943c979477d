import type { Problem, Verdict } from './report';

/** What was concluded about what is installed; what the report of stack is made of. */
export interface StackOutcome {
  verdict: Verdict;
  /** From the bottom to the top. */
  components: StackComponent[];
  /** Prometheus and Alertmanager objects, with the columns that kubectl prints. */
  managed: ManagedObject[];
  problems: Problem[];
}

export interface StackComponent {
  layer: 'cluster' | 'nodes' | 'crds' | 'operator' | 'prometheus' | 'alertmanager' | 'grafana' | 'arc' | 'scale-set';
  /** For people: `Prometheus Operator`. */
  what: string;
  /** `namespace/name` of its object; null where it has none, or is not there. */
  object: string | null;
  /** Null: not known, or not there. */
  version: string | null;
  chart: string | null;
  /** What else belongs to its version: controller-runtime, or what it is made for. */
  detail: string | null;
  ready: number | null;
  wanted: number | null;
  health: 'healthy' | 'warning' | 'failing' | 'unknown' | 'absent';
}

/** Null: the object does not say. */
export interface ManagedObject {
  kind: 'Prometheus' | 'Alertmanager';
  namespace: string;
  name: string;
  version: string | null;
  desired: number | null;
  ready: number | null;
  reconciled: string | null;
  available: string | null;
  paused: boolean | null;
}
