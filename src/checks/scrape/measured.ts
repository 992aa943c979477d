import { endpointsOf, poolPrefix } from '../../facts/scrape/arc-monitors';
import type { InstanceFacts, Target } from '../../facts/scrape/scrape-facts';
import type { Monitor } from '../../facts/shapes/monitoring';
import { durationSeconds } from '../rules/duration';
import type { Subject, SubjectFacts } from './subject';

/** A scrape may be late by a slow target and a busy server; three missed ones are not lateness any more. */
const missedScrapes = 3;
const graceSeconds = 15;

/** Whether Prometheus itself says that every endpoint of the monitor is scraped: targets up, with fresh scrapes. It outranks any inference. */
export function isMeasured({ monitor }: Subject, { targets, instances, otherJobs }: SubjectFacts): boolean {
  if (monitor === undefined) return otherJobs.known && otherJobs.value.length > 0;
  if (!targets.known || !instances.known) return false;
  const pools = poolsOf(monitor);
  const mine = targets.value.filter(({ scrapePool }) => pools.includes(scrapePool));
  return (
    pools.length > 0 &&
    pools.every((pool) => mine.some(({ scrapePool }) => scrapePool === pool)) &&
    mine.every((target) => isFresh(target, serverTime(instances.value)))
  );
}

export const poolsOf = (monitor: Monitor): string[] => endpointsOf(monitor).map((_, index) => `${poolPrefix(monitor)}${index}`);

/** The server's own clock, so that a skewed clock of ours makes nothing look stale: from runtimeinfo (3.x), else from a query's answer. */
export function serverTime(instances: readonly InstanceFacts[]): number | undefined {
  for (const { runtime, families } of instances) {
    if (runtime.known && runtime.value.serverTime !== undefined) return Date.parse(runtime.value.serverTime) / 1000;
    if (families.known && families.value[0] !== undefined) return families.value[0].atSeconds;
  }
  return undefined;
}

/** Seconds since the last scrape; undefined where it was never scraped or the server's time is not known. */
export function scrapeAgeSeconds(target: Target, nowSeconds: number | undefined): number | undefined {
  const last = Date.parse(target.lastScrape) / 1000;
  return nowSeconds === undefined || Number.isNaN(last) || last <= 0 ? undefined : nowSeconds - last;
}

export function isFresh(target: Target, nowSeconds: number | undefined): boolean {
  if (target.health !== 'up') return false;
  const age = scrapeAgeSeconds(target, nowSeconds);
  if (age === undefined) return nowSeconds === undefined;
  return age <= missedScrapes * (durationSeconds(target.scrapeInterval) ?? 60) + graceSeconds;
}
