import { join } from 'node:path';
import { readEnvironment } from '../../config';
import type { AwsCredentialProvider } from '../../connections/aws-credentials';
import { ownCredentials } from '../../connections/aws-own-credentials';
import { awsPartition } from '../../connections/aws-partition';
import { callerIdentity } from '../../connections/doctor/caller-identity';
import { listClusters } from '../../connections/eks/list-clusters';
import { UserError } from '../../errors';
import { byNamespaceManifest, usualNamespaces } from '../../facts/rbac-manifest';
import { visible } from '../../renderers/visible';
import type { MainParts } from '../ask-cluster';
import { exitStatus } from '../exit-status';
import type { Io } from '../io';
import { progressLine } from '../progress-line';
import { configText, withClusters } from './config-text';
import { marked, type PlannedFile, planFile, readIfThere, writePlanned } from './file-plan';
import { type InitOptions, readInitOptions, splitNames } from './init-options';
import { type LookedAt, lookAtCluster } from './look-at-cluster';
import { nextSteps } from './next-steps';
import { fileLines, seenLines, stepLines } from './words';

/**
 * `init`: reads what there is, writes files into a folder, and tells what is left to run. Asks only where somebody can answer.
 * Changes nothing in the account or a cluster. Answers the exit status; throws UserError.
 */
export async function init(argv: readonly string[], io: Io, { connect }: MainParts = {}): Promise<number> {
  const options = readInitOptions(argv);
  const ask = options.yes ? undefined : io.ask;
  const environment = readEnvironment(io.variables);
  const credentials = ownCredentials();
  const region = await choose('Region of the clusters', options.region, environment.awsRegion, ask);
  if (region === '') throw new UserError('In which region?', 'As in: arcbot init --region eu-west-1');
  const names = await chooseClusters(options, region, credentials, ask, io);
  const channel = (await choose('Slack channel in which people will ask', options.channel, '', ask)) || undefined;
  const line = progressLine(io.stderr);
  const look = { credentials, connect, env: io.variables, now: io.now, progress: line.tell };
  const identity = callerIdentity(credentials, region, environment.awsEndpoint('STS')).catch(() => undefined);
  const clusters = await Promise.all(names.map((name) => lookAtCluster(name, region, look))).finally(line.clear);
  const print = (lines: readonly string[]) => io.stdout.write(visible(`${lines.join('\n')}\n`));
  print(seenLines(clusters));

  const folder = options.out ?? '';
  const planned = await plan(clusters, folder, options.force, io);
  print(fileLines(planned, options.dryRun || ask !== undefined));
  const agreed = ask === undefined || options.dryRun || /^(y(es)?)?$/i.test(await ask('Write these files? [Y/n] '));
  if (!agreed) return exitStatus.healthy;
  if (!options.dryRun) {
    for (const file of planned) {
      const backup = await writePlanned(file, io);
      if (backup !== undefined) print([`  what was in ${file.path} is now in ${backup}`]);
    }
  }
  const { stage, secretStore } = options;
  const partition = awsPartition(region).name;
  const about = { clusters, region, stage, secretStore, account: (await identity)?.account || undefined, partition, channel };
  print(stepLines(nextSteps({ ...about, folder: folder === '' ? '' : `${folder.replace(/\/+$/, '')}/` })));
  return clusters.some(({ found }) => found === undefined) ? exitStatus.undecided : exitStatus.healthy;
}

type Ask = Io['ask'];

async function choose(what: string, given: string | undefined, usual: string | undefined, ask: Ask): Promise<string> {
  if (given !== undefined || ask === undefined) return given ?? usual ?? '';
  return (await ask(`${what}${usual ? ` [${usual}]` : ''}: `)) || (usual ?? '');
}

async function chooseClusters(
  options: InitOptions,
  region: string,
  credentials: AwsCredentialProvider,
  ask: Ask,
  io: Io,
): Promise<string[]> {
  if (options.clusters !== undefined && options.clusters.length > 0) return options.clusters;
  const all = await listClusters(region, credentials);
  if (all.length === 0)
    throw new UserError(
      `There are no EKS clusters in ${region}, in this account.`,
      'Look at the region (--region) and the account: aws sts get-caller-identity',
    );
  if (ask === undefined) return all;
  io.stderr.write(visible(`EKS clusters in ${region}: ${all.join(', ')}\n`));
  const chosen = splitNames(await ask('Which of them, the default one first? [all] '));
  return chosen.length === 0 || (chosen.length === 1 && chosen[0]!.toLowerCase() === 'all') ? all : chosen;
}

async function plan(clusters: readonly LookedAt[], folder: string, force: boolean, io: Io): Promise<PlannedFile[]> {
  const at = (name: string) => join(folder, name);
  const config = { path: at('arcbot.yml'), text: configText(clusters) };
  const before = await readIfThere(config.path, io);
  const generated = [
    { path: at('slack-manifest.yml'), text: marked(await slackManifest(clusters[0]!.region, io)) },
    ...clusters.map((cluster) => ({ path: at(`rbac-${cluster.eksName}.yaml`), text: marked(rbacText(cluster)) })),
  ];
  const others = await Promise.all(generated.map(async (file) => planFile(file, await readIfThere(file.path, io), force)));
  return [planFile(config, before, force, before === undefined ? undefined : withClusters(before, clusters)), ...others];
}

async function slackManifest(region: string, { ownFile }: Io): Promise<string> {
  const text = await ownFile?.('infra/slack-manifest.yml').catch(() => undefined);
  if (text === undefined)
    throw new UserError('infra/slack-manifest.yml is not there.', "Run init from arcbot's own repository, built with npm run build.");
  return text.replace(/(https:\/\/REPLACE\.lambda-url\.)[a-z0-9-]+/g, `$1${region}`);
}

function rbacText({ eksName, found }: LookedAt): string {
  const namespaces = {
    monitoring: found?.monitoring.length ? found.monitoring : usualNamespaces.monitoring,
    arc: found?.arc.length ? found.arc : usualNamespaces.arc,
  };
  const known = found !== undefined && found.monitoring.length > 0 && found.arc.length > 0;
  const about = known
    ? 'the namespaces in which Prometheus and ARC were seen'
    : 'the usual namespaces: correct them, as not everything could be looked at';
  return `# What arcbot may read in ${eksName}: ${about}.\n#   kubectl apply -f rbac-${eksName}.yaml\n${byNamespaceManifest(namespaces)}`;
}
