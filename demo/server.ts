import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from '../src/commands/index';
import { readEnvironment } from '../src/config';
import { UserError } from '../src/errors';
import { createLog } from '../src/handlers/log';
import { learnNames } from './clusters/learn-names';
import { learnVersions } from './clusters/learn-versions';
import { liveCluster } from './clusters/live-cluster';
import { playgroundApp } from './clusters/playground-app';
import { readScenes } from './clusters/read-scenes';
import { readOptions, usage } from './options';
import { readPageFiles } from './page-files';
import { openPlayground } from './playground';
import { describeWorkspace } from './workspace';

/** Of the built file: dist/demo/server.mjs. */
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

async function start(): Promise<void> {
  const { variables, logLevel } = readEnvironment();
  const options = readOptions(process.argv.slice(2), variables);
  if (options.help) return void process.stdout.write(usage);
  const { port, kubeconfig, context } = options;
  const wanted = kubeconfig !== undefined || context !== undefined;
  const clusters = {
    scenes: readScenes(join(root, 'test', 'cases'), join(root, 'demo', 'scenes.json'), (words) => console.error(words)),
    live: wanted ? await liveCluster(kubeconfig, context, variables) : undefined,
  };
  if (clusters.scenes.length === 0 && !wanted)
    throw new UserError('There is no recording to ask.', 'Ask a live cluster: npm start -- --kubeconfig FILE');
  // Quiet unless asked: what is answered is seen on the page.
  const log = createLog(variables.LOG_LEVEL ? logLevel : 'warn', (line) => process.stderr.write(line));
  const playground = await openPlayground({
    port,
    files: readPageFiles(join(here, 'page')),
    workspace: () => describeWorkspace(clusters, commands),
    openApp: (cluster) =>
      playgroundApp(cluster, clusters, {
        commands,
        env: variables,
        onGathered: ({ facts }) => {
          if (clusters.live) Object.assign(clusters.live.card, learnNames([facts]), { versions: learnVersions(facts) });
        },
      }),
    log,
  });
  console.log(`The playground is on ${playground.url} (Ctrl+C ends it)`);
  if (clusters.live) console.log(`It asks the live cluster ${clusters.live.card.title}, and ${clusters.scenes.length} recordings.`);
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // A second one ends it at once.
      if (ending) process.exit(1);
      ending = true;
      void playground.close().then(() => process.exit(0));
    });
}

start().catch((error: unknown) => {
  if (!(error instanceof UserError)) throw error;
  console.error(`${error.message}${error.hint ? `\n${error.hint}` : ''}`);
  process.exitCode = 64;
});
