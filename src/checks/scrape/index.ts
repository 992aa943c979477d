import { arcExposesMetrics } from './arc-exposes-metrics';
import { arcIsRunning } from './arc-is-running';
import { arcMetricsAreFresh } from './arc-metrics-are-fresh';
import { configurationIsGenerated } from './configuration-is-generated';
import { configurationIsLoaded } from './configuration-is-loaded';
import { monitorExists } from './monitor-exists';
import { monitorIsAccepted } from './monitor-is-accepted';
import { monitorIsSelected } from './monitor-is-selected';
import { monitorPortExists } from './monitor-port-exists';
import { monitorSelectsService } from './monitor-selects-service';
import { networkAllowsScrape } from './network-allows-scrape';
import { operatorCrdsAreServed } from './operator-crds-are-served';
import { operatorIsRunning } from './operator-is-running';
import { operatorWatchesMonitorNamespace } from './operator-watches-monitor-namespace';
import { operatorWatchesPrometheus } from './operator-watches-prometheus';
import { prometheusExists } from './prometheus-exists';
import { prometheusIsAvailable } from './prometheus-is-available';
import { prometheusIsReconciled } from './prometheus-is-reconciled';
import { prometheusMayDiscover } from './prometheus-may-discover';
import { samplesAreKept } from './samples-are-kept';
import type { ScrapeCheck } from './scrape-check';
import { serviceHasEndpoints } from './service-has-endpoints';
import { targetIsDiscovered } from './target-is-discovered';
import { targetIsScrapedOnce } from './target-is-scraped-once';
import { targetIsUp } from './target-is-up';

/** The chain of check-scrape, in the order in which a scrape comes about. */
export const chain: readonly ScrapeCheck[] = [
  operatorCrdsAreServed,
  operatorIsRunning,
  operatorWatchesPrometheus,
  operatorWatchesMonitorNamespace,
  prometheusExists,
  prometheusIsReconciled,
  prometheusIsAvailable,
  arcIsRunning,
  arcExposesMetrics,
  monitorExists,
  monitorIsSelected,
  monitorIsAccepted,
  monitorSelectsService,
  monitorPortExists,
  serviceHasEndpoints,
  configurationIsGenerated,
  configurationIsLoaded,
  prometheusMayDiscover,
  targetIsDiscovered,
  networkAllowsScrape,
  targetIsUp,
  samplesAreKept,
  arcMetricsAreFresh,
  targetIsScrapedOnce,
];
