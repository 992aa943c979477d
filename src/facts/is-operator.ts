import type { Deployment } from './shapes/workloads';

/** Whether a Deployment is Prometheus Operator, by its image or labels, so that mirrored images and renamed releases are found. */
export const isOperator = ({ metadata, spec }: Deployment): boolean =>
  metadata.labels?.['app.kubernetes.io/component'] === 'prometheus-operator' ||
  (spec.template?.spec?.containers ?? []).some(({ image }) => /(^|\/)prometheus-operator([:@]|$)/.test(image ?? ''));
