import { type App, createApp } from '../../app';
import { commands } from '../../commands/index';
import { readEnvironment } from '../../config';
import { keptDigests } from '../../config/kept-digests';
import { loadConfig } from '../../config/load-config';
import { surroundingsIn } from '../../config/surroundings';
import { UserError } from '../../errors';
import type { Digest } from '../../facts/digest/schedules';
import type { Log } from '../../handlers/log';
import type { Settings } from '../../handlers/worker/create-worker';
import type { MainParts } from '../ask-cluster';
import { chooseClusters } from '../choose-clusters';
import type { Io } from '../io';
import type { Options } from '../read-options';

export interface ServedApp {
  app: App;
  settings: Settings;
  /** Digests that the configuration keeps. */
  fixed: Digest[];
}

/** What answers: the configuration's clusters, or that of a kubeconfig. Throws UserError where there is none that can be used. */
export async function openServedApp(options: Options, io: Io, parts: MainParts, log: Log): Promise<ServedApp> {
  const environment = readEnvironment(io.variables);
  const local = options.kubeconfig !== undefined || options.context !== undefined;
  if (environment.config === undefined && !local)
    throw new UserError(
      'No cluster is configured.',
      'Set ARCBOT_CONFIG to a configuration file, or to its text; or name a kubeconfig: --kubeconfig FILE',
    );
  const settings = environment.config === undefined ? undefined : await loadConfig(environment.config);
  const clusters = await (await chooseClusters(options, io)).clusters();
  const names = clusters.map(({ target }) => ({ name: target.name }));
  return {
    app: createApp({
      commands,
      ...parts,
      clusters,
      env: io.variables,
      surroundings: surroundingsIn(environment, 'slack', settings),
      onRequest: (done) => log.debug('asked', { ...done }),
      now: io.now,
    }),
    settings: settings ?? {},
    fixed: keptDigests({ clusters: names, digests: settings?.digests }),
  };
}
