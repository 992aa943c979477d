import type { Monitor, PrometheusObject } from '../../facts/shapes/monitoring';

/** The scrape class that a monitor names, else the one that is the default; undefined where there is neither. */
export const scrapeClassOf = (monitor: Monitor, prometheus: PrometheusObject | undefined) =>
  (prometheus?.spec.scrapeClasses ?? []).find(({ name, default: isDefault }) =>
    monitor.spec.scrapeClass === undefined ? isDefault === true : name === monitor.spec.scrapeClass,
  );
