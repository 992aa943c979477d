import type { Page } from 'playwright-core';
import { readPageFiles } from '../../demo/page-files';
import { commands } from '../../src/commands/index';
import { openTestPlayground, sceneOf } from '../demo/open-test-playground';
import { broken, firstCommand, healthy, reportOf, scenes } from './playground/find-scenes';
import { browserOfTests, testInBrowser } from './playground/open-browser';

const open = browserOfTests();
const hostile = '<img src=x onerror=alert(1)> <script>alert(2)</script> [x](javascript:alert(3)) <javascript:alert(4)|y> &lt;b&gt; *c*';

type Playground = Awaited<ReturnType<typeof openTestPlayground>>;
const opened: Playground[] = [];
const playgroundOf = async (...parts: Parameters<typeof openTestPlayground>) => {
  const playground = await openTestPlayground(parts[0], readPageFiles('dist/demo/page'), parts[2]);
  opened.push(playground);
  return playground;
};
afterEach(async () => {
  for (const playground of opened.splice(0)) await playground.close();
});

const answers = (page: Page) => page.getByRole('article').filter({ hasText: 'arcbot' });
const box = (page: Page) => page.getByRole('textbox', { name: 'Message #ci-runners' });
const seen = (text: string) => text.replace(/\s+/g, ' ');

const testOnRecordings: typeof test = (
  healthy && broken
    ? testInBrowser
    : (name: string, run: jest.ProvidesCallback) =>
        test.skip(`${name} (skipped: a healthy and a broken recording are needed in test/cases)`, run)
) as typeof test;

testOnRecordings('both questions are asked of a healthy cluster by keyboard alone', async () => {
  const { url } = await playgroundOf(scenes, undefined, commands);
  const { page, complaints } = await open(url);
  await page.getByRole('radio', { name: healthy!.card.title }).focus();
  await page.keyboard.press('Space');
  await expectText(page.getByRole('region', { name: 'Cluster that is asked' }), [healthy!.card.id, 'Recording of a real cluster, made']);

  await page.keyboard.type('/');
  await expectText(page.getByRole('listbox'), ['/arc']);
  await page.keyboard.press('Tab');
  await page.keyboard.type('stat');
  await page.keyboard.press('Enter');
  expect(await box(page).inputValue()).toBe('/arc status ');
  await page.keyboard.press('Enter');
  await expectText(answers(page).first(), [`Looking at ${healthy!.card.id}`, 'Only visible to you']);
  await expectText(answers(page).first(), [seen(reportOf(healthy!, 'status').summary), 'registered', 'busy']);

  await page.keyboard.type('/arc check-scrape');
  await page.keyboard.press('Enter');
  await expectText(answers(page).nth(1), [seen(reportOf(healthy!, 'check-scrape').summary)]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await box(page).inputValue()).toBe('/arc status');
  expect(complaints).toEqual([]);
});

testOnRecordings('a broken cluster says what is broken, and the command that mends it is copied exactly', async () => {
  const { url } = await playgroundOf(scenes, undefined, commands);
  const { page, complaints } = await open(url, { colorScheme: 'dark' });
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.getByText(broken!.card.title, { exact: true }).click();
  await page.getByRole('button', { name: '/arc check-scrape Does' }).click();
  const { summary, title } = reportOf(broken!, 'check-scrape');
  await expectText(answers(page).first(), [seen(title), seen(summary)]);

  const code = answers(page).first().locator('pre').first();
  await code.locator('..').getByRole('button', { name: 'Copy' }).click();
  await code.locator('..').getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(firstCommand(broken!));
  expect(complaints).toEqual([]);
});

testOnRecordings('a button opens a window over the channel, and the app has a Home', async () => {
  const { url } = await playgroundOf(scenes, undefined, commands);
  const { page, complaints } = await open(url);
  await page.getByText(broken!.card.title, { exact: true }).click();
  await page.getByRole('button', { name: '/arc check-scrape Does' }).click();
  await page.getByRole('button', { name: 'All checks' }).click();
  const failed = reportOf(broken!, 'check-scrape').sections.flatMap((section) => (section.kind === 'checks' ? section.checks : []));
  await expectText(page.getByRole('dialog', { name: 'All checks' }), [seen(failed.find(({ outcome }) => outcome === 'fail')!.title)]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('navigation').getByRole('button', { name: 'arcbot' }).click();
  await expectText(page.getByRole('region', { name: 'Home' }), [
    `${broken!.card.id} ${reportOf(broken!, 'status').verdict}`,
    seen(reportOf(healthy!, 'status').summary),
  ]);
  expect(complaints).toEqual([]);
});

testInBrowser('names and words of a cluster are shown and never run', async () => {
  const { url } = await playgroundOf([sceneOf('hostile', hostile)]);
  const { page, complaints } = await open(url);
  await page.keyboard.type('/arc status');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expectText(answers(page).first(), [hostile]);
  expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
  expect(await page.locator('.messages script, .messages img:not([src="/icon.svg"])').count()).toBe(0);
  await page.keyboard.type(hostile);
  await page.keyboard.press('Enter');
  await expectText(page.getByRole('article').filter({ hasText: 'Slackbot' }).first(), ['Nobody else is in this channel']);
  expect(complaints).toEqual([]);
});

testInBrowser('a button asks again, and choosing a cluster is told in the channel', async () => {
  const { url } = await playgroundOf();
  const { page, complaints } = await open(url);
  await page.getByRole('button', { name: '/arc status' }).click();
  await expectText(answers(page).first(), ['all is calm']);
  await page.getByRole('button', { name: 'Again' }).click();
  await expectText(answers(page).first(), ['all is calm in team-a']);
  await page.getByText('stormy', { exact: true }).click();
  await expectText(page.getByRole('log'), ['Now asking stormy']);
  await page.keyboard.type('/arc status');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expectText(answers(page).nth(1), ['it storms']);
  expect(complaints).toEqual([]);
});

testInBrowser('the way of an answer and its JSON can be looked at', async () => {
  const { url } = await playgroundOf();
  const { page } = await open(url);
  await page.getByRole('button', { name: '/arc status' }).click();
  await expectText(answers(page).first(), ['all is calm']);
  await page.getByRole('button', { name: 'The way this answer came' }).click();
  await expectText(page.getByRole('table', { name: 'The way of this answer' }), [
    'sent the signed request',
    'put one job into the queue',
    'posted the answer to the response_url',
  ]);
  await page.getByRole('button', { name: 'The JSON of this message' }).click();
  await expectText(answers(page).first().locator('.message-json pre'), ['"type": "header"']);
});

testInBrowser('fits a phone, where the clusters are behind a button', async () => {
  const { url } = await playgroundOf();
  const { page } = await open(url, { viewport: { width: 360, height: 700 } });
  await page.getByRole('button', { name: '/arc status' }).click();
  await expectText(answers(page).first(), ['all is calm']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('button', { name: 'Choose the cluster that is asked' }).click();
  await page.getByText('stormy', { exact: true }).click();
  await expectText(page.getByRole('region', { name: 'Cluster that is asked' }), ['stormy']);
});

testInBrowser('says so when the playground is gone', async () => {
  const { url, close } = await playgroundOf();
  const { page } = await open(url);
  opened.length = 0;
  await close();
  await expectText(page.locator('main'), ['The connection to the playground is lost']);
  await page.keyboard.type('/arc status');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expectText(page.getByRole('log'), ['Is npm start still running']);
});

/** Waits until a person can read all of it. */
async function expectText(place: ReturnType<Page['locator']>, parts: readonly string[]): Promise<void> {
  const missing = async () => {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden cannot be read
    const text = seen(await place.innerText());
    return parts.filter((part) => !text.includes(part));
  };
  for (let tries = 0; tries < 100 && (await missing()).length > 0; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await missing()).toEqual([]);
}
