import type { AskedCluster } from '../app';
import { readEnvironment } from '../config';
import { askedClusters } from '../config/asked-clusters';
import { loadConfig } from '../config/load-config';
import { readKubeconfig } from '../connections/kubernetes/read-kubeconfig';
import { UserError } from '../errors';
import type { Io } from './io';
import type { Options } from './read-options';

/** Which clusters can be asked. */
export interface Chosen {
  /** Those that may be named among the words; none with a kubeconfig, which says itself which cluster is asked. */
  names: string[];
  /** Reads the kubeconfig, if that is what it takes. Throws UserError where there is none that can be used. */
  clusters(): Promise<AskedCluster[]>;
}

/**
 * An EKS cluster by name, or a context of a kubeconfig, or, where neither is asked for and there is one, the configuration's clusters.
 * Throws UserError: options that exclude each other, a configuration that cannot be used.
 */
export async function chooseClusters(options: Options, io: Io): Promise<Chosen> {
  const { kubeconfig, context, cluster, region, prometheusUrl } = options;
  const local = kubeconfig !== undefined || context !== undefined;
  if (cluster !== undefined && local)
    throw new UserError('--cluster asks an EKS cluster by its name; --kubeconfig and --context do without.', 'Give one or the other.');
  if (region !== undefined && cluster === undefined)
    throw new UserError('--region says where an EKS cluster is.', 'Name it too: --cluster NAME');
  const prometheus = prometheusUrl === undefined ? {} : { prometheus: { url: prometheusUrl } };
  const named = (clusters: AskedCluster[]): Chosen => ({
    names: clusters.map(({ target }) => target.name),
    clusters: async () => clusters.map((each) => ({ ...each, ...prometheus })),
  });

  const { config, variables } = readEnvironment(io.variables);
  if (config !== undefined && !local && region === undefined) {
    const configured = askedClusters(await loadConfig(config));
    const wanted = cluster === undefined ? configured : configured.filter(({ target }) => target.name === cluster);
    if (wanted.length > 0) return named(wanted);
  }
  if (cluster !== undefined) return named([{ target: { name: cluster, eksName: cluster, region } }]);
  return {
    names: [],
    async clusters() {
      const read = await readKubeconfig(kubeconfig, context, variables);
      return [{ target: { name: read.name, kubeconfig: kubeconfig ?? variables.KUBECONFIG, context, read }, ...prometheus }];
    },
  };
}
