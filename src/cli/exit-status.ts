import type { Verdict } from '../reports/report';

/** What scripts go by; 64 and 70 as in sysexits.h. */
export const exitStatus = { healthy: 0, unhealthy: 1, undecided: 2, wrongUsage: 64, bug: 70 } as const satisfies Record<Verdict, number> &
  Record<string, number>;
