import * as fc from 'fast-check';
import { codeSpan, fence, link, mrkdwn, plain, plainWithoutEmoji, within } from '../../src/renderers/mrkdwn';

const joined = '\u2060';

test('entities keep mentions, links and tags words', () => {
  expect(mrkdwn('<!channel> <@U1> <https://a|b> & co')).toBe(`&lt;!channel&gt; &lt;@${joined}U1&gt; &lt;https://a|b&gt; &amp; co`);
});

test('marks of mrkdwn at the edge of a word are held apart, within a word they stay', () => {
  expect(mrkdwn('*bold*')).toBe(`${joined}*bold${joined}*`);
  expect(mrkdwn('horizontalrunnerautoscaler_spec_max_replicas')).toBe('horizontalrunnerautoscaler_spec_max_replicas');
  expect(mrkdwn('__meta_x')).toBe(`${joined}_${joined}_meta_x`);
  expect(mrkdwn('`rm`')).toBe('ˋrmˋ');
});

test('words of the data never become emoji that pass for a verdict', () => {
  expect(mrkdwn('x :white_check_mark: y')).not.toContain(':white_check_mark:');
  expect(plainWithoutEmoji('x :white_check_mark: y')).not.toContain(':white_check_mark:');
  expect(mrkdwn('at 09:00:00')).toBe('at 09:00:00');
});

test('bare names that Slack would find by itself stay words', () => {
  expect(mrkdwn('@here in #general, a@b.example')).toBe(`@${joined}here in #${joined}general, a@b.example`);
});

test('text in which nothing is marked is left as it is, and one sign changes that', () => {
  const text = "Looking at prod-1, the runners of ci/linux (all): it's 12.5 ...";
  expect(mrkdwn(text.replace(':', ''))).toBe(text.replace(':', ''));
  for (const sign of ['*', '_', '~', '`', '<', '>', '&', '\u202e', '\u2028', '\u00ad']) {
    const marked = `a ${sign} b`;
    expect([sign, mrkdwn(marked)]).not.toEqual([sign, marked]);
  }
});

test('a line that begins with > does not become a quotation', () => {
  expect(mrkdwn('a\n> b')).toBe(`a\n${joined}&gt; b`);
});

test('code cannot be left from within', () => {
  expect(fence('a\n```\n<!here>')).toBe('```\na\nˋˋˋ\n&lt;!here&gt;\n```');
  expect(codeSpan('one\ntwo')).toBe('`one two`');
  expect(codeSpan('a`*b*')).toBe('`aˋ*b*`');
});

test('plain words lose nothing but what cannot be seen and what could be taken for a mention', () => {
  expect(plain('a <b> & *c* <!channel>')).toBe(`a <b> & *c* <${joined}!channel>`);
});

test('a link leads where it says', () => {
  expect(link('https://docs.example/checks#a b|c>', 'x|y')).toBe('<https://docs.example/checks#a%20b%7Cc%3E|x¦y>');
});

test('nothing made of any words has an opening bracket, a bare ampersand or a fence in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(mrkdwn(text)).not.toMatch(/[<>`]|&(?!amp;|lt;|gt;)/);
      expect(fence(text).slice(4, -4)).not.toContain('```');
    }),
  );
});

test('what must fit is cut before it is escaped', () => {
  expect(within(mrkdwn, '&'.repeat(50), 100)).toMatch(/^(&amp;)+…$/);
  expect(within(mrkdwn, '&'.repeat(50), 100).length).toBeLessThanOrEqual(100);
});
