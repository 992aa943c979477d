import { readFileSync } from 'node:fs';
import type { Outcome } from '../../../src/checks/check';
import { checkScrape } from '../../../src/commands/check-scrape';
import { unknown } from '../../../src/facts/fact';
import type { Listing } from '../../../src/facts/list-source';
import type { ScrapeFacts } from '../../../src/facts/scrape/scrape-facts';
import type { Monitor, MonitorEndpoint, PrometheusObject } from '../../../src/facts/shapes/monitoring';
import type { Service } from '../../../src/facts/shapes/network';
import type { Deployment, Pod } from '../../../src/facts/shapes/workloads';

const recording = readFileSync('test/cases/check-scrape/healthy/facts.json', 'utf8');
export const legacy = 'servicemonitor/actions-runner-system/actions-runner-controller-service-monitor';
export const gha = 'podmonitor/arc-systems/gha-rs-controller';

export interface JudgedJson {
  name: string;
  prometheus: string | null;
  verdict: string;
  checks: Outcome[];
}

/** The recorded healthy cluster after a change, as check-scrape judges it. */
export function judgeAfter(change: (world: World) => void): { verdict: string; subjects: JudgedJson[] } {
  const { facts, madeAt } = JSON.parse(recording) as { facts: ScrapeFacts; madeAt: string };
  change(new World(facts));
  const { verdict, data } = checkScrape.report({}, facts, { cluster: 'recorded', madeAt });
  return { verdict, subjects: data.subjects as JudgedJson[] };
}

/** One check's outcome about one subject after a change. */
export function outcomeAfter(id: string, change: (world: World) => void, subject = legacy): Outcome {
  const { subjects } = judgeAfter(change);
  const found = subjects.find(({ name }) => name === subject)?.checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`no ${id} about ${subject}; there is ${subjects.map(({ name }) => name).join(', ')}`);
  return found;
}

/** Handles on the recorded objects, to be changed in place. */
export class World {
  constructor(readonly facts: ScrapeFacts) {}

  listing<T>(name: keyof ScrapeFacts): Listing<T> {
    const fact = this.facts[name] as unknown as { known: boolean; value: Listing<T> };
    if (!fact.known) throw new Error(`${name} is not known`);
    return fact.value;
  }
  private named<T extends { metadata: { name: string } }>(list: keyof ScrapeFacts, name: string): T {
    const found = this.listing<T>(list).items.find(({ metadata }) => metadata.name === name);
    if (found === undefined) throw new Error(`no ${name} in ${list}`);
    return found;
  }
  get monitor(): Monitor {
    return this.named('serviceMonitors', 'actions-runner-controller-service-monitor');
  }
  get endpoint(): MonitorEndpoint {
    return this.monitor.spec.endpoints![0]!;
  }
  get podMonitor(): Monitor {
    return this.named('podMonitors', 'gha-rs-controller');
  }
  get prometheus(): PrometheusObject {
    return this.named('prometheuses', 'kube-prometheus-stack-prometheus');
  }
  get operator(): Deployment {
    return this.named('deployments', 'kube-prometheus-stack-operator');
  }
  get controller(): Deployment {
    return this.named('deployments', 'actions-runner-controller');
  }
  get scaleSetController(): Deployment {
    return this.named('deployments', 'arc-gha-rs-controller');
  }
  get service(): Service {
    return this.named('services', 'actions-runner-controller-metrics-service');
  }
  pod(prefix: string): Pod {
    return this.listing<Pod>('pods').items.find(({ metadata }) => metadata.name.startsWith(prefix))!;
  }
  get instance() {
    return this.facts.servers['monitoring/kube-prometheus-stack-prometheus']!.instances[0]!;
  }
  get targets() {
    return value(this.instance.targets);
  }
  get target() {
    return this.targets.find(({ scrapePool }) => scrapePool.includes('actions-runner-controller'))!;
  }
  /** Prometheus has no such target, as after something broke. */
  loseTarget(of = 'actions-runner-controller'): this {
    const kept = this.targets.filter(({ scrapePool }) => !scrapePool.includes(of));
    this.targets.splice(0, this.targets.length, ...kept);
    return this;
  }
  /** Prometheus has neither target nor scrape pool. */
  losePool(of = 'actions-runner-controller'): this {
    const pools = value(this.instance.pools);
    pools.splice(0, pools.length, ...pools.filter((pool) => !pool.includes(of)));
    return this.loseTarget(of);
  }
  remove(list: keyof ScrapeFacts, name: string): this {
    const listing = this.listing<{ metadata: { name: string } }>(list);
    listing.items = listing.items.filter(({ metadata }) => metadata.name !== name);
    return this;
  }
  forbid(...lists: (keyof ScrapeFacts)[]): this {
    for (const list of lists) Object.assign(this.facts, { [list]: unknown('forbidden', `may not list ${list}`, `- rule for ${list}`) });
    return this;
  }
}

export function value<T>(fact: { known: boolean; value?: T }): T {
  if (!fact.known) throw new Error('the recording should know this');
  return fact.value as T;
}
