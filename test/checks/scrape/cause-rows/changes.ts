import type { FamilySample } from '../../../../src/facts/scrape/scrape-facts';
import { value, type World } from '../healthy-facts';

/** A cause, what brings it about, and what its check must then say. */
export interface Row {
  cause: string;
  check: string;
  after: (world: World) => void;
  saw: RegExp;
  /** What the first printed command must hold; undefined: only a person can decide. */
  command?: RegExp;
  outcome?: 'fail' | 'warn';
  subject?: string;
}

export const down = (lastError: string) => (world: World) => Object.assign(world.target, { health: 'down', lastError });
export const reject = (message: string) => (world: World) => {
  world.losePool();
  const { namespace, name } = world.monitor.metadata;
  const event = {
    metadata: { name: 'e', namespace },
    reason: 'InvalidConfiguration',
    message,
    involvedObject: { kind: 'ServiceMonitor', namespace, name },
    lastTimestamp: '2099-01-01T00:00:00Z',
  };
  world.listing('events').items.push(event);
};
export const reload = (change: { reloadConfigSuccess?: boolean; lastConfigTime?: string }) => (world: World) =>
  Object.assign(value(world.losePool().instance.runtime), change);
export const changedAt = (world: World, ...when: string[]) => {
  for (const { metadata } of [world.monitor, world.prometheus])
    Object.assign(metadata, { managedFields: when.map((time) => ({ time })), creationTimestamp: when[0] });
};
export const flagOf = (deployment: World['operator'], ...args: string[]) =>
  deployment.spec.template!.spec!.containers!.find(({ name }) => !/proxy/.test(name))!.args!.push(...args);

export function dropFamilies(world: World, families: RegExp): void {
  const samples = value<FamilySample[]>(world.instance.families);
  samples.splice(
    0,
    samples.length,
    ...samples.filter(({ family, instance }) => !(families.test(family) && instance === world.target.labels.instance)),
  );
}
