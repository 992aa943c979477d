import type { Road } from '../road';
import type { Row } from '../row';

const area = "Slack's delivery";
const healthy = /white_check_mark/;
const now = () => Math.floor(Date.now() / 1000);
const retry = (count: number) => ({ 'x-slack-retry-num': String(count), 'x-slack-retry-reason': 'http_timeout' });
const row = (fault: string, act: (road: Road) => Promise<unknown>, more: Partial<Row> = {}): Row => ({
  area,
  fault,
  says: healthy,
  act: async (road) => {
    await act(road);
    await road.work();
  },
  ...more,
});

const times =
  (count: number, other = false) =>
  async (road: Road) => {
    for (let turn = 0; turn < count; turn++) {
      await road.knock(road.signed(road.typed('check-scrape'), now(), undefined, turn === 0 ? {} : retry(turn)));
      if (other) road.anotherProcess();
    }
  };

export const deliveryRows: Row[] = [
  row('four minutes late', (road) => road.knock(road.signed(road.typed('check-scrape'), now() - 240))),
  row('an hour late, which may be a replay', (road) => road.knock(road.signed(road.typed('check-scrape'), now() - 3600)), {
    messages: 0,
    says: /^$/,
    act: refusedAtTheDoor,
  }),
  row('twice', times(2)),
  row('three times, with retry headers', times(3)),
  row('twice at the same time', (road) => Promise.all([1, 2].map(() => road.knock(road.signed(road.typed('check-scrape')))))),
  row('twice, to two processes, one after the other is answered', async (road) => {
    await road.knock(road.signed(road.typed('check-scrape')));
    const [first] = road.queue;
    await road.knock(road.signed(road.typed('check-scrape')));
    if (road.queue.length !== 1 || first === undefined) throw new Error('it was queued twice');
  }),
  row('three times, each to another door', times(3, true), { says: healthy }),
  row(
    'the later of two questions first',
    async (road) => {
      await road.knock(road.signed(road.typed('check-scrape', 'first')));
      await road.knock(road.signed(road.typed('status', 'second')));
      road.queue.reverse();
    },
    { says: healthy },
  ),
  row('signed by somebody else', refusedAtTheDoor, { messages: 0, says: /^$/ }),
  row('with a body that was changed', refusedAtTheDoor, {
    messages: 0,
    says: /^$/,
    act: async (road) => expectStatus(road, { ...road.signed(road.typed('check-scrape')), body: road.typed('status') }),
  }),
  row('words that mean nothing', (road) => road.knock(road.signed(road.typed('chek-scrap'))), { says: /Did you mean/ }),
  row('a cluster that is not there', (road) => road.knock(road.signed(road.typed('check-scrape prdo'))), { says: /prdo|There is/ }),
];

async function refusedAtTheDoor(road: Road) {
  await expectStatus(road, road.signed(road.typed('check-scrape'), now(), 'another secret'));
  await expectStatus(road, road.signed(road.typed('check-scrape'), now() - 3600));
}

async function expectStatus(road: Road, event: object) {
  const said = await road.knock(event);
  if (!said.startsWith('401')) throw new Error(`it was let in: ${said}`);
  if (road.queue.length > 0) throw new Error('it was queued');
  // Who it was is not known, so nothing but that is told.
  road.logged.push('"id":"none"');
}
