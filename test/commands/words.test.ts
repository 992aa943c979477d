import { cleanWords } from '../../src/commands/words';

test.each([
  ['status  prod', ['status', 'prod']],
  ['\u00a0status\u2003prod\u202f', ['status', 'prod']],
  ['\u201cstatus\u201d \u2018prod\u2019', ['status', 'prod']],
  ['`check-scrape "prod"`', ['check-scrape', 'prod']],
  ['check\u2011scrape', ['check-scrape']],
  ['status\u200b pr\u00adod\u202e', ['status', 'prod']],
  ['status <http://ci.example|ci.example>', ['status', 'ci.example']],
  ['digest on 09:00 Asia/Seoul', ['digest', 'on', '09:00', 'Asia/Seoul']],
  ['a&amp;b', ['a&b']],
  [' \t\n', []],
])('%j is read as %j', (text, words) => {
  expect(cleanWords(text)).toEqual(words);
});
