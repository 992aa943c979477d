import { CouldNotLook } from '../../../src/errors';
import type { Connections } from '../../../src/facts/connections';
import { askServers } from '../../../src/facts/scrape/ask-server';
import type { PrometheusObject } from '../../../src/facts/shapes/monitoring';

const prometheus = { kind: 'Prometheus', metadata: { namespace: 'monitoring', name: 'main' }, spec: {} } as PrometheusObject;

test('a server is asked at once, and for its targets as soon as it is known which are of ARC', async () => {
  const asked: string[] = [];
  const get = async (path: string) => {
    asked.push(path);
    throw new CouldNotLook('unreachable', 'nobody answers');
  };
  const connections = { prometheusAt: () => ({ where: 'main', get }) } as unknown as Connections;
  const { promise, resolve } = deferred<(pool: string) => boolean>();
  const asking = askServers(
    connections,
    async () => [prometheus],
    () => promise,
  );
  await new Promise(setImmediate);
  expect(asked).toEqual(['status/buildinfo', 'status/runtimeinfo', 'scrape_pools', 'query', 'query', 'query']);
  resolve(() => true);
  const servers = await asking;
  expect(asked.at(-1)).toBe('targets');
  expect(servers['monitoring/main']?.instances).toMatchObject([{ targets: { known: false, reason: 'unreachable' } }]);
});

function deferred<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
