import type { Environment } from '../config';
import type { ClusterTarget } from '../connections/connect-cluster';
import { openSurroundings } from '../connections/doctor/open-surroundings';
import type { Surroundings } from '../facts/doctor/surroundings';
import type { Config } from './config-schema';

/** What the environment and the configuration say of Slack, the queue and AWS, in the words of the connections: for doctor. */
export const surroundingsIn =
  (environment: Environment, askedIn: Surroundings['askedIn'], config?: Pick<Config, 'access'>) =>
  (target: ClusterTarget): Surroundings =>
    openSurroundings({ ...environment, askedIn, namesGroups: namesGroups(config) }, target);

const namesGroups = (config: Pick<Config, 'access'> | undefined): boolean =>
  [...(config?.access?.ask ?? []), ...(config?.access?.change ?? [])].some(({ groups }) => groups !== undefined);
