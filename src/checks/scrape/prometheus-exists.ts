import { cannotTell, fail, pass } from '../check';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const prometheusExists = scrapeCheck({
  id: 'prometheus-exists',
  title: 'There is a Prometheus object',
  why: 'The operator runs a Prometheus server for each Prometheus object, and none without.',
  needs: ['prometheuses', 'agentsSeen', 'prometheus'],
  presumes: ['operator-crds-are-served'],
  decisive: true,
  causes: { 'prometheus-missing': 'There is no Prometheus and no PrometheusAgent object. Install kube-prometheus-stack, or create one.' },
  judge({ prometheuses, agentsSeen: agents, prometheus }) {
    if (prometheus !== undefined) return pass(`Prometheus ${named(prometheus)}, version ${prometheus.spec.version ?? 'not set'}.`);
    if (agents === undefined) return cannotTell('There is no Prometheus object; whether there is a PrometheusAgent could not be looked at');
    if (agents.length > 0) return pass(`No Prometheus, but a PrometheusAgent: ${agents.map(named).join(', ')}.`);
    if (prometheuses.scope !== 'all')
      return cannotTell(`No Prometheus object in ${prometheuses.scope.join(', ')}; other namespaces could not be looked at`);
    return fail({
      cause: 'prometheus-missing',
      saw: 'There is no Prometheus object and no PrometheusAgent in any namespace.',
      fix: {
        explain: 'Install kube-prometheus-stack, or create a Prometheus object that selects the monitor. How it is to run is your choice.',
        commands: [],
      },
    });
  },
});
