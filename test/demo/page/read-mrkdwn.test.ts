import { type RichElement, readMrkdwn, readPlainText } from '../../../demo/page/read-mrkdwn';

const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });
const allText = (elements: RichElement[]) => elements.map((each) => ('text' in each ? each.text : '')).join('');

test('marks that stand around words change how they look', () => {
  expect(readMrkdwn('a *b* _c_ ~d~ `e *f*`')).toEqual([
    text('a '),
    text('b', { bold: true }),
    text(' '),
    text('c', { italic: true }),
    text(' '),
    text('d', { strike: true }),
    text(' '),
    text('e *f*', { code: true }),
  ]);
  expect(readMrkdwn('*a _b_*')).toEqual([text('a ', { bold: true }), text('b', { bold: true, italic: true })]);
});

test.each(['snake_case_name', '2*3*4', 'a * b * c', '* a *', '**', 'x*y*', '[x](https://a.example)', '# h', '1. a\n- b'])(
  '%j is what it is',
  (words) => {
    expect(readMrkdwn(words)).toEqual([text(words)]);
  },
);

test('what was escaped is words again, and never markup', () => {
  expect(readMrkdwn('&lt;!channel&gt; &lt;https://evil.example|x&gt; &amp;lt; a-&gt;b')).toEqual([
    text('<!channel> <https://evil.example|x> &lt; a->b'),
  ]);
});

test('links lead somewhere, or are words', () => {
  expect(readMrkdwn('<https://a.example/?b&amp;c|here>')).toEqual([{ type: 'link', url: 'https://a.example/?b&c', text: 'here' }]);
  expect(readMrkdwn('<https://a.example>')).toEqual([{ type: 'link', url: 'https://a.example', text: 'https://a.example' }]);
  expect(readMrkdwn('<javascript:alert(1)|here>')).toEqual([text('here')]);
  expect(readMrkdwn('<pod>')).toEqual([text('<pod>')]);
});

test('mentions, dates and emoji are told apart', () => {
  expect(readMrkdwn('<@U1> <#C1|general> <!here> <!date^1^{date}|noon> :tada:')).toEqual([
    { type: 'user', user_id: 'U1' },
    text(' '),
    text('#general'),
    text(' '),
    { type: 'broadcast', range: 'here' },
    text(' '),
    text('noon'),
    text(' '),
    { type: 'emoji', name: 'tada' },
  ]);
});

test('odd words are not lost', () => {
  expect(allText(readMrkdwn('a < b > c : d :: <> <|> at 12 : 30'))).toBe('a < b > c : d :: <> <|> at 12 : 30');
});

test('plain text has emoji where it says so', () => {
  expect(readPlainText(':x: *a* :y', true)).toEqual([{ type: 'emoji', name: 'x' }, text(' *a* :y')]);
  expect(readPlainText(':x:', false)).toEqual([text(':x:')]);
});
