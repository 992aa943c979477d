import { ResponseUrls } from '../../../demo/road/response-urls';

const base = 'http://127.0.0.1:3000/slack/response/';
const asked = { page: 'page', id: 'question', at: 0 };
const keyOf = (url: string) => url.slice(base.length);

test('an address is good for five uses', () => {
  const urls = new ResponseUrls(base, () => 0);
  const url = urls.make(asked);
  const uses = Array.from({ length: 6 }, () => urls.use(keyOf(url)));
  expect(uses).toEqual([asked, asked, asked, asked, asked, 'used_url']);
});

test('an address is good for half an hour', () => {
  let now = 0;
  const urls = new ResponseUrls(base, () => now);
  const url = urls.make(asked);
  now = 30 * 60_000;
  expect(urls.use(keyOf(url))).toEqual(asked);
  now += 1;
  expect(urls.use(keyOf(url))).toBe('expired_url');
});

test('a guessed address is none', () => {
  const urls = new ResponseUrls(base, () => 0);
  urls.make(asked);
  expect(urls.use('guessed')).toBe('no_such_url');
});
