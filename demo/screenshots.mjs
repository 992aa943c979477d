import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

/*
 * npm run pictures [-- NAME ...]
 * Takes docs/pictures anew, all or those named, of the built playground and its recordings, in Chromium (CHROMIUM, else where Linux has it).
 */

const folder = 'docs/pictures';
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
if (executablePath === undefined) {
  console.error('There is no Chromium. Install one, or say where it is: CHROMIUM=/path/to/chromium npm run pictures');
  process.exit(64);
}

const desktop = { width: 1200, height: 820 };
const tall = { width: 1200, height: 1080 };
const phone = { width: 390, height: 780 };
const healthy = 'runners-at-work';

const pictures = [
  { name: 'start', cluster: healthy },
  { name: 'status-healthy', cluster: healthy, ask: '/arc status', both: true, size: tall },
  { name: 'status-broken', cluster: 'jobs-wait-at-the-maximum', ask: '/arc status', both: true, size: tall },
  { name: 'check-scrape-healthy', cluster: healthy, ask: '/arc check-scrape', both: true },
  { name: 'check-scrape-broken', cluster: 'monitor-lost-its-label', ask: '/arc check-scrape', both: true, size: tall, scale: 1.5 },
  { name: 'digest-quiet', cluster: 'a-quiet-day', ask: '/arc digest now', both: true, size: { width: 1200, height: 540 } },
  { name: 'digest-bad', cluster: 'a-bad-day', ask: '/arc digest now', both: true, size: tall },
  {
    name: 'digest-on',
    cluster: 'a-bad-day',
    say: [
      ['/arc digest on 09:00 Asia/Seoul weekdays', 'as long as this playground runs'],
      ['/arc digest list', 'set up by'],
      ['/arc digest off', 'Off:'],
    ],
    size: { width: 1200, height: 720 },
  },
  { name: 'trend-quiet', cluster: 'a-quiet-day', ask: '/arc trend', both: true, size: tall },
  { name: 'trend-bad', cluster: 'a-bad-day', ask: '/arc trend', both: true, size: tall },
  { name: 'completion', cluster: healthy, type: '/arc check-scrape ' },
  { name: 'all-checks', cluster: healthy, ask: '/arc check-scrape', press: 'All checks' },
  { name: 'home', home: true, theme: 'dark' },
  { name: 'phone', cluster: 'port-name-misspelt', ask: '/arc check-scrape', size: phone, scale: 1.5 },
];

const named = process.argv.slice(2);
const server = spawn(process.execPath, ['dist/demo/server.mjs'], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = await once(createInterface(server.stdout), 'line');
const url = /http:\S+/.exec(line)[0];
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  for (const picture of pictures.filter(({ name }) => named.length === 0 || named.includes(name))) {
    const themes = picture.both ? ['light', 'dark'] : [picture.theme ?? 'light'];
    for (const theme of themes) await take(picture, theme);
  }
} finally {
  await browser.close();
  server.kill();
}

async function take({ name, cluster, ask, say = [], type, press, home, size = desktop, scale = 1, both }, theme) {
  const page = await browser.newPage({
    viewport: size,
    colorScheme: theme,
    deviceScaleFactor: scale,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  await page.clock.setFixedTime(new Date('2026-11-23T14:30:00Z'));
  await page.goto(url);
  await page.getByRole('textbox').waitFor();
  if (cluster) await page.locator(`input[value="${cluster}"]`).dispatchEvent('click');
  if (home) {
    await page.getByRole('navigation').getByRole('button', { name: 'arcbot' }).click();
    await page.getByRole('button', { name: 'Ask again' }).waitFor();
  }
  if (type) await page.getByRole('textbox').pressSequentially(type);
  if (ask) {
    await page.getByRole('textbox').fill(ask);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 3 }).last().waitFor();
    await page.locator('[data-by="arcbot"]:not([data-pending]) .part-header').waitFor();
  }
  for (const [line, answered] of say) {
    await page.getByRole('textbox').fill(line);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByText(answered).last().waitFor();
  }
  if (press) {
    await page.getByRole('button', { name: press }).click();
    await page.getByRole('dialog').getByText('✅').first().waitFor();
  }
  await page.mouse.move(0, 0);
  const path = `${folder}/${name}${both ? `-${theme}` : ''}.png`;
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
  console.log(path);
}
