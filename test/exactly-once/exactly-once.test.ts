import { postedInMemory } from '../../src/connections/posted-in-memory';
import { leaseMs } from '../../src/handlers/worker/digest/deliver-digest';
import { openTable } from './dynamo-table';
import { type Mood, SlackServer } from './slack-server';
import { digestJob, type Kill, seeded, World } from './world';

/** One row of the table: what was done to a hundred digests, and what their channels show. */
interface Row {
  faults: string;
  digests: number;
  deliveries: number;
  once: number;
  twice: number;
  never: number;
  remark: string;
}

const rows: Row[] = [];
let table: Awaited<ReturnType<typeof openTable>>;
let slack: SlackServer;
let slackUrl: string;
let scenario = 0;

beforeAll(async () => {
  table = await openTable();
});
afterAll(async () => {
  await table.close();
  process.stdout.write(`\n${drawn(rows)}\n`);
});
beforeEach(async () => {
  slack = new SlackServer();
  slackUrl = await slack.open();
});
afterEach(() => slack.close());

/** A world of its own in the one table: keys begin with the team. */
function open(seed = 1) {
  const random = seeded(seed);
  const team = `T${++scenario}`;
  let world: World;
  const posted = table.posted(() => world.nowMs);
  world = new World(slack, slackUrl, posted, random);
  const job = (number: number, dueAt?: string) => {
    const made = digestJob(number, dueAt);
    return { ...made, digest: { ...made.digest, team } };
  };
  return { world, random, job };
}

function tell(faults: string, digests: number, deliveries: number, remark = ''): Row {
  const counts = Array.from({ length: digests }, (_, number) => slack.in(`C${number}`).length);
  const row = {
    faults,
    digests,
    deliveries,
    once: counts.filter((count) => count === 1).length,
    twice: counts.filter((count) => count > 1).length,
    never: counts.filter((count) => count === 0).length,
    remark,
  };
  rows.push(row);
  return row;
}

const drawn = (all: readonly Row[]): string => {
  const head = ['injected faults', 'digests', 'deliveries', 'once', 'twice', 'never', 'remark'];
  const lines = [head, ...all.map((row) => Object.values(row).map(String))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 || at === 6 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [line(lines[0]!), widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1).map(line)].join('\n');
};

/** Every step of a delivery, before and after it, in turn. */
const everyStep =
  (steps: number) =>
  (number: number): Kill => ({ at: Math.floor(number / 2) % steps, when: number % 2 === 0 ? 'before' : 'after' });

/** As many awaits as a delivery can have: claim, look into the channel, what was told, compose, begin, post, settle, remember; and one more. */
const steps = 9;

test('duplicated ten times and out of order', async () => {
  const { world, random, job } = open();
  for (let copy = 0; copy < 10; copy++) for (let number = 0; number < 100; number++) world.put(job(number), random() * 600_000);
  const deliveries = await world.run();
  expect(deliveries).toBeGreaterThanOrEqual(1000);
  expect(tell('each delivered ten times, shuffled over ten minutes, ten workers', 100, deliveries)).toMatchObject({ once: 100 });
  expect(world.composed).toBe(100);
}, 300_000);

test.each(['before', 'after'] as const)(
  'the worker dies %s each step of a delivery in turn',
  async (when) => {
    const { world, job } = open();
    for (let number = 0; number < steps; number++) world.put(job(number));
    const first = new Set<number>();
    const deliveries = await world.run((delivery) => {
      if (delivery >= steps || first.has(delivery)) return undefined;
      first.add(delivery);
      return { at: delivery, when };
    });
    // No delivery has more of them than are tried here.
    expect(world.awaits).toBeLessThanOrEqual(steps);
    expect(tell(`worker killed ${when} await 1 to ${steps} of its first delivery`, steps, deliveries)).toMatchObject({ once: steps });
  },
  60_000,
);

test('duplicated, out of order, and three deliveries in four killed somewhere', async () => {
  const { world, random, job } = open(7);
  for (let copy = 0; copy < 10; copy++) for (let number = 0; number < 100; number++) world.put(job(number), random() * 600_000);
  const kills = everyStep(steps);
  const deliveries = await world.run((delivery) => (random() < 0.75 ? kills(delivery) : undefined));
  expect(world.dead).toEqual([]);
  expect(tell('ten times each, shuffled; 3 of 4 deliveries killed at some await', 100, deliveries)).toMatchObject({ once: 100 });
}, 300_000);

const moods = (weights: Partial<Record<Mood, number>>, random: () => number) => () => {
  let left = random();
  for (const [mood, weight] of Object.entries(weights) as [Mood, number][]) {
    left -= weight;
    if (left < 0) return mood;
  }
  return 'fine' as const;
};

test.each<[string, Partial<Record<Mood, number>>]>([
  ['Slack: 429 with Retry-After to every second post', { 'slow-down': 0.5 }],
  ['Slack: posts and its answer is lost, every second time', { lost: 0.5 }],
  ['Slack: posts and never answers (the client gives up), every tenth time', { hangs: 0.1 }],
  ['Slack: connection cut before it posts, every second time', { dropped: 0.5 }],
  ['Slack: internal_error after posting, fatal_error before, every third time each', { 'failed-after': 0.33, 'failed-before': 0.33 }],
  ['Slack: invalid_blocks, every second time', { 'no-blocks': 0.5 }],
])(
  '%s',
  async (faults, weights) => {
    const { world, random, job } = open(3);
    for (let copy = 0; copy < 2; copy++) for (let number = 0; number < 100; number++) world.put(job(number), random() * 60_000);
    slack.mood = moods(weights, random);
    const deliveries = await world.run();
    expect(tell(faults, 100, deliveries)).toMatchObject({ once: 100 });
  },
  120_000,
);

test('all of it at once: 1,000 deliveries, killed workers, 429s, time-outs and errors', async () => {
  const { world, random, job } = open(11);
  for (let copy = 0; copy < 10; copy++) for (let number = 0; number < 100; number++) world.put(job(number), random() * 600_000);
  slack.mood = moods(
    { 'slow-down': 0.2, lost: 0.2, hangs: 0.02, dropped: 0.1, 'failed-after': 0.1, 'failed-before': 0.1, 'no-blocks': 0.1 },
    random,
  );
  const kills = everyStep(steps);
  const deliveries = await world.run((delivery) => (random() < 0.5 ? kills(delivery) : undefined));
  expect(deliveries).toBeGreaterThanOrEqual(1000);
  expect(world.dead).toEqual([]);
  expect(tell('all of these at once, ten times each, half of the deliveries killed', 100, deliveries)).toMatchObject({ once: 100 });
}, 300_000);

test('a 429 of one channel holds up no other', async () => {
  const { world, job } = open();
  let refusals = 0;
  slack.mood = (channel) => (channel === 'C0' && refusals++ < 5 ? 'slow-down' : 'fine');
  const begun = world.nowMs;
  for (let number = 0; number < 20; number++) world.put(job(number));
  await world.run();
  expect(slack.in('C0')).toHaveLength(1);
  expect(slack.messages.at(-1)?.channel).toBe('C0');
  // Five times seven seconds, as Retry-After says, and nothing else.
  expect(world.nowMs - begun).toBeGreaterThanOrEqual(35_000);
  expect(world.nowMs - begun).toBeLessThan(60_000);
  tell('one channel answers 429 five times', 20, 25, 'the others first; it waits 5 x Retry-After');
});

test('without the right to read the channel, a post in doubt is repeated and says so', async () => {
  const { world, job } = open();
  slack.mayRead = false;
  let posts = 0;
  slack.mood = () => (posts++ < 10 ? 'lost' : 'fine');
  for (let number = 0; number < 10; number++) world.put(job(number));
  const deliveries = await world.run();
  const repeated = slack.messages.filter(({ text }) => text.startsWith('(perhaps for the second time)'));
  expect(repeated).toHaveLength(10);
  tell('answers lost, and no right to read channels (channels:history)', 10, deliveries, 'the second says: perhaps for the second time');
});

test.each(['not_in_channel', 'channel_not_found', 'is_archived'])('%s is told to the maker once, and pauses the digest', async (why) => {
  const { world, job } = open();
  slack.closed.set('C0', why);
  for (let copy = 0; copy < 10; copy++) world.put(job(0), copy * 1000);
  const deliveries = await world.run();
  expect(world.told).toEqual([{ maker: 'U0', why }]);
  expect(world.paused).toEqual(['C0']);
  tell(`Slack: ${why}, delivered ten times`, 1, deliveries, 'maker told once, digest paused');
});

test('a digest that is late is posted, and one that is too late is said to be skipped', async () => {
  const { world, job } = open();
  world.put(job(0, '2026-11-23T22:01:00Z'));
  world.put(job(1, '2026-11-23T20:00:00Z'));
  world.put(job(1, '2026-11-23T20:00:00Z'), 5000);
  const deliveries = await world.run();
  expect(slack.in('C0').map(({ text }) => text)).toEqual(['digest of prod']);
  expect(slack.in('C1').map(({ text }) => text)).toEqual(['skipped: 2026-11-23T20:00:00Z']);
  tell('two hours late; four hours late', 2, deliveries, 'posted; said to be skipped');
});

test('the next day is another digest', async () => {
  const { world, job } = open();
  world.put(job(0));
  await world.run();
  world.nowMs += 24 * 3600_000;
  world.put(job(0, '2026-11-25T00:00:00Z'));
  world.put(job(0));
  await world.run();
  expect(slack.in('C0')).toHaveLength(2);
});

describe.each(['in memory', 'in DynamoDB'])('the memory %s', (where) => {
  const owned = () => (where === 'in memory' ? postedInMemory() : table.posted(() => 1_000_000));
  const times = { now: 1_000_000, until: 1_000_000 + leaseMs };

  test('gives a key to one of many who ask at once', async () => {
    const posted = owned();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, at) => posted.claim(`${where}/one`, `w${at}`, times)));
    expect(claims.filter(({ kind }) => kind === 'mine')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'held')).toHaveLength(19);
  });

  test('is in doubt only where a message may have left', async () => {
    const posted = owned();
    const later = { now: times.until + 1, until: times.until + leaseMs };
    await posted.claim(`${where}/a`, 'w1', times);
    expect(await posted.claim(`${where}/a`, 'w2', later)).toEqual({ kind: 'mine', doubt: false });
    expect(await posted.begin(`${where}/a`, 'w1')).toBe(false);
    expect(await posted.begin(`${where}/a`, 'w2')).toBe(true);
    const last = { now: later.until + 1, until: later.until + leaseMs };
    expect(await posted.claim(`${where}/a`, 'w3', last)).toEqual({ kind: 'mine', doubt: true });
    await posted.release(`${where}/a`, 'w3', last.now);
    expect(await posted.claim(`${where}/a`, 'w4', last)).toEqual({ kind: 'mine', doubt: false });
    await posted.settle(`${where}/a`, 'w4');
    expect(await posted.claim(`${where}/a`, 'w5', { now: last.until * 2, until: last.until * 3 })).toEqual({ kind: 'settled' });
  });

  test('remembers what was told last, not what came late', async () => {
    const posted = owned();
    expect(await posted.lastTold(`${where}/s`)).toBeUndefined();
    await posted.remember(`${where}/s`, '2026-11-24T00:00:00Z', ['b']);
    await posted.remember(`${where}/s`, '2026-11-23T00:00:00Z', ['a']);
    expect(await posted.lastTold(`${where}/s`)).toEqual(['b']);
    await posted.remember(`${where}/s`, '2026-11-25T00:00:00Z', []);
    expect(await posted.lastTold(`${where}/s`)).toEqual([]);
  });
});

test('a memory that cannot be asked lets nothing be posted', async () => {
  const { world, job } = open();
  const broken = new World(
    slack,
    slackUrl,
    { ...postedInMemory(), claim: () => Promise.reject(Object.assign(new Error('no table'), { name: 'CouldNotLook' })) },
    seeded(1),
  );
  broken.put(job(0));
  await broken.run();
  expect(slack.messages).toEqual([]);
  expect(broken.dead).toHaveLength(1);
  expect(world.dead).toEqual([]);
});
