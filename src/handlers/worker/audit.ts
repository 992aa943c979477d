import type { Job } from '../../job';
import type { Log } from '../log';
import type { About, Errand } from './errand';

export type AuditOutcome = 'answered' | 'refused' | 'not allowed' | 'not delivered' | 'broken';

const ways: Record<Job['kind'], string> = { command: 'typed', interaction: 'button', event: 'home' };

/** One line for each question: who, what, which cluster, how it ended, how long it took. */
export function audit(log: Log, kind: Job['kind'], errand: Pick<Errand, 'id' | 'person'>, about: About, end: AuditEnd): void {
  const { user, team, channel } = errand.person;
  log.info('audit', { id: errand.id, user, team, channel, way: ways[kind], ...about, ...end });
}

export interface AuditEnd {
  outcome: AuditOutcome;
  /** Milliseconds from the worker's beginning to the end. */
  ms: number;
  why?: string;
}
