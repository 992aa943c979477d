import { CouldNotLook } from '../../../src/errors';
import type { Shares } from '../../../src/facts/shares';
import type { ManyClusters } from '../road';
import type { Row } from '../row';

const area = 'Many clusters';
/** More than one worker begins with. */
const clusters = 16;
const names = Array.from({ length: clusters }, (_, at) => (at === 0 ? 'made' : `made-${at + 1}`));
/** All of them in one message, in whichever order. */
const allHealthy = new RegExp(`white_check_mark.*${names.map((name) => `(?=.*\\b${name}\\b)`).join('')}`, 's');

const down = () => Promise.reject(new CouldNotLook('unreachable', 'DynamoDB answered 503 InternalServerError.'));
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const forever = new Promise<never>(() => {});

/** Something befalls the first call of that method alone. */
const first =
  <Name extends keyof Shares>(name: Name, instead: Shares[Name]) =>
  (memory: Shares) => {
    let isFirst = true;
    const befallen = (...words: unknown[]) => {
      const method = (isFirst ? instead : memory[name]) as (...words: unknown[]) => unknown;
      isFirst = false;
      return method(...words);
    };
    return { ...memory, [name]: befallen };
  };

const row = (fault: string, many: Omit<ManyClusters, 'clusters'>, more: Partial<Row> = {}): Row => ({
  area,
  fault,
  asks: 'digest now all',
  faults: { many: { clusters, ...many }, remainingMs: 20_000 },
  says: allHealthy,
  ...more,
});

export const manyClustersRows: Row[] = [
  row('none: others help', {}, { logs: /"message":"called for help".*"helpers":3/s }),
  row('no helper comes', { help: async () => {} }),
  row('help is delivered twice, at the same time', { help: (deliver) => Promise.all([deliver(), deliver()]) }),
  row('help comes late', { help: (deliver) => pause(1000).then(deliver) }),
  row('one of three helpers comes', { help: async (deliver, call) => (call === 1 ? deliver() : undefined) }),
  row('the table is down', { shares: (memory) => ({ ...memory, take: down, tell: down, told: down }) }, { logs: /does not answer/ }),
  row('the table is down when a cluster is taken', { shares: (memory) => ({ ...memory, take: down }) }, { logs: /does not answer/ }),
  row('the table is down once when it is read', { shares: first('told', down) }),
  row(
    'a helper is killed before it tells',
    { shares: first('tell', () => forever), help: (deliver) => Promise.race([deliver(), pause(4000)]) },
    { logs: /"message":"asked again"/ },
  ),
  row(
    'a helper cannot write what it was told',
    { shares: first('tell', down) },
    { logs: /"message":"not helped".*"message":"asked again"/s },
  ),
  row(
    'the table takes nothing that helpers tell',
    { shares: (memory) => ({ ...memory, tell: down }) },
    { logs: /"message":"asked again"/ },
  ),
];
