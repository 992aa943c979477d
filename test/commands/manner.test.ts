import { mannerOf } from '../../src/commands/manner';
import { understand } from '../../src/commands/understand';
import { cleanWords } from '../../src/commands/words';

test.each([
  ['status prod --share', { share: true, all: false }],
  ['--ALL status', { share: false, all: true }],
  // Phones make one dash of two.
  ['status \u2014share \u2014all', { share: true, all: true }],
  ['status share all', { share: false, all: false }],
])('%j', (text, manner) => expect(mannerOf(cleanWords(text))).toEqual(manner));

test('the manner is no part of the question', () => {
  expect(understand('--all status --share prod ci', ['prod'])).toEqual(understand('status prod ci', ['prod']));
});
