import type { Crowd } from './crowd';

/** The largest cluster that is measured, but for its runners. */
export const largest: Omit<Crowd, 'runners'> = {
  autoscalers: 1000,
  services: 10_000,
  besideArc: 1000,
  monitors: 2000,
  targets: 5000,
  deployments: 3000,
};
