import { connectCluster } from '../../../src/connections/connect-cluster';
import { UserError } from '../../../src/errors';
import { all, silence, where } from '../answers';
import type { Row } from '../row';

const area = 'Worker';
const healthy = /white_check_mark/;
const broken = /Something broke on our side, reference/;

/** Dies where the nth request is made, as a bug or a killed process would end it: every time, or the first time alone. */
const diesAt = (nth: number, always: boolean): typeof connectCluster => {
  let died = false;
  return async (target, options) => {
    const connection = await connectCluster(target, options);
    let count = 0;
    const check = () => {
      count += 1;
      if (count !== nth || (died && !always)) return;
      died = true;
      throw new Error(`killed at request ${nth} with planted-bearer-token`.replace(/ with .*/, ''));
    };
    const { kubernetes } = connection;
    return {
      ...connection,
      kubernetes: {
        name: kubernetes.name,
        get: async (...words) => {
          check();
          return kubernetes.get(...words);
        },
        text: async (...words) => {
          check();
          return kubernetes.text(...words);
        },
        review: async (...words) => {
          check();
          return kubernetes.review(...words);
        },
      },
      prometheusAt: (address) => {
        const server = connection.prometheusAt(address);
        return {
          where: server.where,
          get: async (...words) => {
            check();
            return server.get(...words);
          },
        };
      },
    };
  };
};

/** Ends for good at the nth request, as a killed process or one without memory does: nothing is thrown, and nothing more is said. */
const killedAt = (nth: number, asks: string, times: number): Row => {
  const moments = Array.from({ length: times }, () => {
    let reach = () => {};
    const moment = new Promise<void>((done) => {
      reach = done;
    });
    return { moment, reach };
  });
  let turn = 0;
  const connect: typeof connectCluster = async (target, options) => {
    const connection = await connectCluster(target, options);
    const reach = moments[turn++]?.reach;
    if (reach === undefined) return connection;
    let count = 0;
    const { kubernetes } = connection;
    return {
      ...connection,
      kubernetes: {
        ...kubernetes,
        name: kubernetes.name,
        text: (...words) => kubernetes.text(...words),
        review: (...words) => kubernetes.review(...words),
        async get(...words) {
          count += 1;
          if (count === nth) reach();
          return count >= nth ? new Promise(() => {}) : kubernetes.get(...words);
        },
      },
    };
  };
  return {
    area,
    fault: `killed at question ${nth} to the API server, ${times === 1 ? 'once' : 'each time'}`,
    asks,
    faults: { connect },
    async act(road) {
      await road.knock(road.signed(road.typed(asks)));
      for (const { moment } of moments) await road.killedAt(moment);
      if (times < 3) await road.work();
    },
    ...(times < 3 ? { says: healthy } : { says: /An earlier try ended without an answer.*reference [0-9a-f]{32}/ }),
    logs: /"tried before","reference":"[0-9a-f]{32}"/,
  };
};

const requests = [1, 2, 5, 9, 12, 15, 18, 21, 25, 30, 35, 40];

export const workerRows: Row[] = [
  ...requests.map(
    (nth): Row => ({
      area,
      fault: `ends at request ${nth}, each time`,
      faults: { connect: diesAt(nth, true) },
      says: broken,
      logs: /killed at request/,
    }),
  ),
  ...requests.slice(0, 6).map(
    (nth): Row => ({
      area,
      fault: `ends at request ${nth}, the first time`,
      faults: { connect: diesAt(nth, false) },
      says: healthy,
      never: broken,
      logs: /killed at request/,
    }),
  ),
  ...[3, 11, 19].map(
    (nth): Row => ({
      area,
      fault: `ends at request ${nth}, each time`,
      asks: 'status',
      faults: { connect: diesAt(nth, true) },
      says: broken,
      logs: /killed at request/,
    }),
  ),
  ...Array.from({ length: 25 }, (_, index) => killedAt(index + 1, 'check-scrape', 1)),
  ...Array.from({ length: 12 }, (_, index) => killedAt(index + 1, 'status', 1)),
  ...[1, 7, 20].map((nth) => killedAt(nth, 'check-scrape', 3)),
  { area, fault: 'connecting throws', faults: { connect: () => Promise.reject(new TypeError('x is not a function')) }, says: broken },
  { area, fault: 'connecting hangs', faults: { connect: () => new Promise(() => {}), remainingMs: 3000 }, says: broken },
  {
    area,
    fault: 'closing throws',
    faults: { connect: async (...words) => ({ ...(await connectCluster(...words)), close: () => Promise.reject(new Error('closed')) }) },
    says: broken,
  },
  {
    area,
    fault: 'the configuration is not right',
    faults: { openApp: () => Promise.reject(new UserError('The configuration is not right: arcbot.yml:3:5: unknown key "regoin".')) },
    says: /regoin/,
  },
  {
    area,
    fault: 'the configuration cannot be opened by a bug',
    faults: { openApp: () => Promise.reject(new TypeError('no')) },
    says: broken,
  },
  { area, fault: 'the configuration hangs', faults: { openApp: () => new Promise(() => {}), remainingMs: 3000 }, says: broken },
  {
    area,
    fault: 'half a second is left, and the cluster is silent',
    faults: { remainingMs: 500, interfere: where(all, silence) },
    says: /time|broke/,
  },
  ...[
    /servicemonitors/,
    /\/namespaces\/[^/]+\/pods/,
    /\/proxy\/api\/v1\/targets/,
    /accessreviews/,
    /customresourcedefinitions/,
    /\/prometheuses/,
    /\/deployments/,
    /\/services\?/,
    /\/endpoints\?/,
    /\/networkpolicies/,
    /buildinfo/,
    /scrape_pools/,
  ].map(
    (stage): Row => ({
      area,
      fault: `time runs out at ${stage.source.replaceAll('\\', '')}`,
      faults: { interfere: where(stage, silence) },
      says: /time|white_check_mark/,
    }),
  ),
  ...[/\/runners/, /count by \(__name__, job/, /\[5m\]/, /leader_election/].map(
    (stage): Row => ({
      area,
      fault: `time runs out at ${stage.source.replaceAll('\\', '')}`,
      asks: 'status',
      faults: { interfere: where(stage, silence) },
      says: /time|not known|white_check_mark/,
    }),
  ),
  {
    area,
    fault: 'killed after it has posted, before it could say so: the job comes again to another process',
    act: async (road) => {
      await road.knock(road.signed(road.typed('check-scrape')));
      const [message] = road.queue.splice(0);
      await road.receive([message!]);
      road.anotherProcess();
      await road.receive([message!]);
    },
    says: healthy,
  },
  {
    area,
    fault: 'killed before it has posted: the job comes again to another process',
    faults: { connect: diesAt(20, false) },
    act: async (road) => {
      await road.knock(road.signed(road.typed('check-scrape')));
      const [message] = road.queue.splice(0);
      await road.receive([message!]);
      road.anotherProcess();
      await road.receive([message!]);
    },
    says: healthy,
  },
];
