import type { ArcComponent } from '../../facts/arc-components';
import { endpointsOf } from '../../facts/scrape/arc-monitors';
import type { Monitor } from '../../facts/shapes/monitoring';
import { labelsToMeet } from './label-changes';
import { helmMarks } from './lasting';
import type { metricsContainerPort } from './metrics-port';
import { entries, metadataLines, quoted } from './monitor-manifest';

/** The metrics Service of legacy ARC as its chart renders it, found by the monitor; undefined where ARC declares no port that it could lead to. */
export function metricsServiceManifest(
  { deployment }: ArcComponent,
  port: ReturnType<typeof metricsContainerPort>,
  monitor: Monitor,
): string | undefined {
  const wanted = labelsToMeet(monitor.spec.selector);
  const pods = deployment.spec.selector?.matchLabels;
  if (port === undefined || wanted === undefined || pods === undefined) return undefined;
  const { name, namespace, labels = {} } = deployment.metadata;
  const marks = helmMarks(deployment.metadata);
  const asked = endpointsOf(monitor)[0]?.port || 'metrics-port';
  return [
    'apiVersion: v1',
    'kind: Service',
    ...metadataLines({
      name: `${name.slice(0, 47)}-metrics-service`,
      namespace,
      labels: { ...labels, ...marks.labels, ...wanted },
      annotations: marks.annotations,
    }),
    'spec:',
    '  selector:',
    ...entries(pods, 4),
    '  ports:',
    `    - {name: ${quoted(asked)}, port: ${port.containerPort}, targetPort: ${port.name === undefined ? port.containerPort : quoted(port.name)}}`,
  ].join('\n');
}
