import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const chromiumPath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));

/** `test` where there is a Chromium; elsewhere the test is skipped and its name says why. */
export const testInBrowser: typeof test = (
  chromiumPath === undefined
    ? (name: string, run: jest.ProvidesCallback) => test.skip(`${name} (skipped: there is no Chromium; apt-get install chromium)`, run)
    : test
) as typeof test;

export interface Watched {
  page: Page;
  /** What should never happen: errors in the console, refused by the content policy, requests that leave this machine. */
  complaints: string[];
}

/** One Chromium for a file's tests, started by the first of them. */
export function browserOfTests() {
  let browser: Promise<Browser> | undefined;
  const start = () => chromium.launch({ executablePath: chromiumPath!, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  afterAll(async () => (await browser)?.close());

  return async function open(url: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Watched> {
    browser ??= start();
    const context = await (await browser).newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && origin !== new URL(url).origin) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(url);
    await page.getByRole('textbox').waitFor();
    return { page, complaints };
  };
}
