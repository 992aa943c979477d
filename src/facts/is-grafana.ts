import type { Deployment } from './shapes/workloads';

/** Whether a Deployment is Grafana, by its image or the chart's label. */
export const isGrafana = ({ metadata, spec }: Deployment): boolean =>
  metadata.labels?.['app.kubernetes.io/name'] === 'grafana' ||
  (spec.template?.spec?.containers ?? []).some(({ image }) => /(^|\/)grafana(-enterprise|-oss)?([:@]|$)/.test(image ?? ''));
