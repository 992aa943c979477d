import { fail, pass } from '../check';
import { labelsToMeet } from '../rules/label-changes';
import { isMarkedByHelm, lasting } from '../rules/lasting';
import { metricsServicePort } from '../rules/metrics-port';
import { podMonitorManifest, serviceMonitorManifest, serviceMonitorValues } from '../rules/monitor-manifest';
import { applyManifest } from '../rules/shell';
import { named } from '../rules/workload-health';
import { scrapeCheck } from './scrape-check';

export const monitorExists = scrapeCheck({
  id: 'monitor-exists',
  title: 'A ServiceMonitor or PodMonitor is meant for ARC',
  why: 'Prometheus Operator scrapes what monitors name, and nothing else.',
  needs: ['monitor', 'services', 'prometheus', 'otherJobs'],
  presumes: ['operator-crds-are-served'],
  decisive: true,
  causes: {
    'monitor-missing':
      'No ServiceMonitor and no PodMonitor is meant for this part of ARC. Create one; the legacy chart does it by metrics.serviceMonitor, the scale set charts ship none.',
  },
  judge({ monitor, services, prometheus, otherJobs }, { name, component, part }) {
    if (monitor !== undefined) return pass(`${monitor.kind} ${named(monitor)}.`);
    const [, , shortName = 'arc'] = name.split('/');
    const saw = `There is no ${name.startsWith('podmonitor') ? 'PodMonitor' : 'ServiceMonitor'} for ARC's ${part}${component === undefined ? '' : ` (Deployment ${named(component.deployment)})`}.${otherJobs.length === 0 ? '' : ` It is scraped all the same, by ${otherJobs.join(', ')}.`}`;
    const waits = 'The operator hands it on within seconds, Prometheus loads it up to two minutes later.';
    if (component === undefined)
      return fail({
        cause: 'monitor-missing',
        saw,
        fix: { explain: 'Install ARC first, with its metrics switched on; then create a monitor for it.', commands: [] },
      });

    if (component.generation === 'scale-set') {
      const manifest = podMonitorManifest(shortName, component, part === 'scale-set-listener', prometheus);
      return fail({
        cause: 'monitor-missing',
        saw,
        fix: {
          explain: `Create a PodMonitor: the scale set charts ship none. ${waits}`,
          commands: [applyManifest(manifest)],
          lasting: { kind: 'manifest', text: manifest },
        },
      });
    }
    const service = services.find(
      (each) => each.metadata.namespace === component.deployment.metadata.namespace && metricsServicePort(each, component) !== undefined,
    );
    const values = serviceMonitorValues(component, labelsToMeet(prometheus?.spec.serviceMonitorSelector) ?? {});
    const manifest = service === undefined ? '' : serviceMonitorManifest(shortName, component, service, prometheus);
    return fail({
      cause: 'monitor-missing',
      saw,
      fix: {
        explain:
          service === undefined
            ? "Create the metrics Service first: the chart always renders it, so the release's next upgrade brings it back."
            : `Create it as the chart would. ${waits}`,
        commands: service === undefined ? [] : [applyManifest(manifest, isMarkedByHelm(component.deployment.metadata))],
        lasting: lasting(component.deployment.metadata, values, manifest),
      },
    });
  },
});
