import type { FuzzTarget } from './target';
import * as configuration from './targets/configuration';
import * as door from './targets/door';
import * as jobs from './targets/jobs';
import * as kubeconfig from './targets/kubeconfig';
import * as kubernetesObjects from './targets/kubernetes-objects';
import * as listOfObjects from './targets/list-of-objects';
import * as logLines from './targets/log-lines';
import * as prometheusAnswers from './targets/prometheus-answers';
import * as recording from './targets/recording';
import * as words from './targets/words';

/** All that comes from outside. */
export const targets: Record<string, FuzzTarget> = {
  door,
  words,
  jobs,
  kubeconfig,
  configuration,
  recording,
  'kubernetes-objects': kubernetesObjects,
  'prometheus-answers': prometheusAnswers,
  'log-lines': logLines,
  'list-of-objects': listOfObjects,
};
