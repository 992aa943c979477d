import { openTestPlayground, sceneOf } from './open-test-playground';

let playground: Awaited<ReturnType<typeof openTestPlayground>>;
let page: Awaited<ReturnType<typeof playground.page>>;
beforeAll(async () => {
  playground = await openTestPlayground([sceneOf('calm', 'all is calm'), sceneOf('stormy', 'it storms'), sceneOf('buggy', 'a bug')]);
  page = await playground.page();
});
afterAll(async () => {
  await page.close();
  await playground.close();
});

test('a line is acknowledged at once, and its answer replaces the acknowledgement', async () => {
  const atOnce = await page.say('question-1', '/arc status');
  expect(atOnce).toEqual({ by: 'arcbot', pending: true, message: { response_type: 'ephemeral', text: 'Looking at calm ...' } });
  const message = await page.message('question-1');
  expect(message).toMatchObject({ replace_original: true, text: expect.stringContaining('all is calm') });
  expect(JSON.stringify(message?.blocks)).toContain('Runners · calm');
});

test('each line goes by the signed request, the queue, the worker and the response_url', async () => {
  await page.say('question-2', '/arc status');
  await page.message('question-2');
  const steps = page.events.flatMap((event) => (event.kind === 'step' && event.id === 'question-2' ? [`${event.who} ${event.what}`] : []));
  expect(steps).toHaveLength(5);
  expect(steps).toEqual(
    expect.arrayContaining([
      'Slack sent the signed request',
      'slack handler put one job into the queue',
      'slack handler answered 200',
      'worker took the job from the queue',
      'worker posted the answer to the response_url',
    ]),
  );
  const logged = playground.logged.map((entry) => JSON.parse(entry).message);
  expect(logged).toEqual(expect.arrayContaining(['queued', 'audit']));
});

test('the chosen cluster is the default one, and any other can be named', async () => {
  await page.say('question-3', '/arc status', 'stormy');
  expect((await page.message('question-3'))?.text).toContain('it storms');
  await page.say('question-4', '/arc status calm', 'stormy');
  expect((await page.message('question-4'))?.text).toContain('all is calm');
});

test('a pressed button goes the same road, and its answer replaces the message', async () => {
  await page.say('question-5', '/arc status');
  await page.message('question-5');
  expect(await page.press('question-5', 'status calm team-a')).toEqual({ by: 'nobody', pending: true });
  const message = await page.messageThatSays('question-5', 'all is calm in team-a');
  expect(message.replace_original).toBe(true);
});

test('a button may open a window, which is filled later', async () => {
  await page.say('question-14', '/arc status');
  await page.message('question-14');
  await page.press('question-14', 'status calm --all');
  await page.modal('Looking at calm');
  await page.modal('all is calm');
});

test('the Home is asked for by an event, and shows the clusters', async () => {
  expect(await page.openHome('question-15')).toEqual({ by: 'nobody', pending: true });
  await page.home('all is calm');
  await page.home('it storms');
});

test('bad words are answered at once, with a hint and without a job', async () => {
  const { by, pending, message } = await page.say('question-6', '/arc stauts');
  expect([by, pending]).toEqual(['arcbot', false]);
  expect(message?.text).toContain('Did you mean status?');
  const named = await page.say('question-7', '/arc status clam');
  expect(named.message?.text).toMatch(/calm/);
});

test('what was not recorded is told, with what can be asked', async () => {
  await page.say('question-8', '/arc check-scrape');
  const message = await page.message('question-8');
  expect(message?.text).toContain('check-scrape was not recorded');
  expect(message?.text).toContain('status calm');
});

test('a bug is told as one, with the reference that the log has', async () => {
  await page.say('question-9', '/arc status', 'buggy');
  const message = await page.message('question-9');
  const reference = /reference ([0-9a-f]+)/.exec(message?.text ?? '')?.[1];
  const entry = playground.logged.map((line) => JSON.parse(line)).find((each) => each.message === 'broken' && each.reference === reference);
  expect(entry).toMatchObject({ error: { message: 'planted' } });
});

test('Slackbot answers what no app hears of', async () => {
  expect(await page.say('question-10', 'hello')).toMatchObject({ by: 'slackbot', message: { text: expect.stringContaining('/arc help') } });
  const { by, message } = await page.say('question-11', '/<!channel>`x');
  expect([by, message?.text]).toEqual(['slackbot', expect.stringContaining("`/&lt;!channel&gt;'x` is not a command here")]);
});

test('a page hears of its own questions alone', async () => {
  const other = await playground.page();
  await other.say('question-12', '/arc status');
  await other.message('question-12');
  expect(page.events.filter(({ id }) => id === 'question-12')).toEqual([]);
  await other.close();
});

test('no log line and no event holds a secret of the road', async () => {
  await page.say('question-13', '/arc status');
  await page.message('question-13');
  const everything = playground.logged.join('\n') + JSON.stringify(page.events);
  expect(everything).not.toMatch(/xoxb-|AKIA|\/slack\/response\/|v0=[0-9a-f]/);
});
