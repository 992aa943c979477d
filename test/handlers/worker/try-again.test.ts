import { job, openWorker, records } from './open-worker';

const redelivered = (body: unknown, count: number) => ({
  Records: records(body).Records.map((record) => ({ ...record, attributes: { ApproximateReceiveCount: String(count) } })),
});

async function ask(count: number, look?: () => Promise<unknown>) {
  const opened = await openWorker(undefined, look);
  const asked = job('status', opened.responseUrl);
  const again = () => opened.worker(redelivered(asked, count));
  return { ...opened, id: asked.id, again, texts: () => opened.posts().map(({ message }) => String(message.text)) };
}

test('a job that another process began and did not end says so, and the answer takes its place', async () => {
  const { again, posts, texts, id, logged, close } = await ask(2);
  await again();
  await close();
  expect(texts()[0]).toBe(
    `An earlier try ended without an answer, and this is another one. If nothing else comes, it was reference ${id}.`,
  );
  expect(texts()[1]).toContain('5 runners');
  expect(posts().map(({ message }) => message.replace_original)).toEqual([true, true]);
  expect(logged.join('')).toContain(`"message":"tried before","reference":"${id}"`);
});

test('a first try says nothing of it', async () => {
  const { again, texts, close } = await ask(1);
  await again();
  await close();
  expect(texts()).toEqual([expect.stringContaining('5 runners')]);
});

test('what this process has told to be broken stays so', async () => {
  const { again, texts, close } = await ask(2, () => Promise.reject(new Error('no')));
  await again();
  await again();
  await close();
  expect(texts().filter((text) => text.startsWith('An earlier try'))).toHaveLength(1);
  expect(texts().at(-1)).toContain('Something broke on our side');
});
