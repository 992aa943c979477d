import { partsOf } from '../../../demo/page/mend-blocks';

const words = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
const code = (text: string) => ({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });

test('code is taken out of rich text exactly as it is, and the rest stays in order', () => {
  const block = { type: 'rich_text', elements: [words('a'), words('b'), code('kubectl  get\n  pods <x> &amp;'), words('c')] };
  expect(partsOf(block)).toEqual([
    { kind: 'library', block: { type: 'rich_text', elements: [words('a'), words('b')] } },
    { kind: 'code', text: 'kubectl  get\n  pods <x> &amp;' },
    { kind: 'library', block: { type: 'rich_text', elements: [words('c')] } },
  ]);
});

const rich = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const text = (words: string) => ({ type: 'text', text: words });
const mrkdwn = (words: string) => ({ type: 'mrkdwn', text: words });

test('code in mrkdwn is taken out too, and is what it was before it was made safe', () => {
  const block = { type: 'section', block_id: 'x', text: mrkdwn('Do *this*:\n```\nx &lt; 1 &amp;&amp; y &amp;lt;\n```\nthen that') };
  expect(partsOf(block)).toEqual([
    { kind: 'library', block: rich(text('Do '), { ...text('this'), style: { bold: true } }, text(':')) },
    { kind: 'code', text: 'x < 1 && y &lt;' },
    { kind: 'library', block: rich(text('then that')) },
  ]);
});

test('plain text is drawn literally, but for its emoji', () => {
  const plain = (words: string, emoji?: boolean) => ({ type: 'plain_text', text: words, emoji });
  const hostile = '[x](javascript:a) *b* &lt;b&gt; ```c``` <!channel>';
  expect(partsOf({ type: 'section', text: plain(`${hostile} :tada:`, false) })).toEqual([
    { kind: 'library', block: rich(text(`${hostile} :tada:`)) },
  ]);
  expect(partsOf({ type: 'header', text: plain(`:x: ${hostile}`, true) })).toEqual([
    { kind: 'header', text: rich({ type: 'emoji', name: 'x' }, text(` ${hostile}`)) },
  ]);
});

test('fields, contexts and a button beside words are parts of their own', () => {
  const accessory = { type: 'button', action_id: 'again', value: 'v', text: { type: 'plain_text', text: 'Again' } };
  const image = { type: 'image', image_url: 'x', alt_text: 'y' };
  const parts = [
    ...partsOf({ type: 'section', text: mrkdwn('a'), fields: [mrkdwn('b'), mrkdwn('c')], accessory }),
    ...partsOf({ type: 'context', elements: [mrkdwn('d'), image] }),
  ];
  expect(parts).toMatchObject([
    { kind: 'library', block: rich(text('a')) },
    { kind: 'fields', fields: [rich(text('b')), rich(text('c'))] },
    { kind: 'accessory', buttons: [{ actionId: 'again' }] },
    { kind: 'context', items: [rich(text('d')), image] },
  ]);
});

test('tables keep cells of every kind, numbers too', () => {
  const rows = [
    [
      { type: 'raw_text', text: 'Set' },
      { type: 'raw_text', text: 'Busy' },
    ],
    [
      { type: 'rich_text', elements: [words('team-a'), { type: 'rich_text_section', elements: [{ type: 'emoji', name: 'tick' }] }] },
      { type: 'raw_number', value: 3 },
    ],
  ];
  const column_settings = [{ is_wrapped: true }, { align: 'right' }];
  for (const type of ['table', 'data_table'])
    expect(partsOf({ type, rows, column_settings })).toEqual([
      {
        kind: 'table',
        rows: [
          ['Set', 'Busy'],
          ['team-a:tick:', '3'],
        ],
        columns: [
          { align: 'left', isWrapped: true },
          { align: 'right', isWrapped: false },
        ],
      },
    ]);
});

test('buttons carry what a press has to send', () => {
  const label = { type: 'plain_text', text: 'Again' };
  const elements = [
    { type: 'button', action_id: 'again', value: 'status prod', style: 'primary', text: label },
    { type: 'button', action_id: 'docs', url: 'javascript:alert(1)', style: 'odd', text: label },
    { type: 'static_select', action_id: 'pick' },
  ];
  expect(partsOf({ type: 'actions', block_id: 'b', elements })).toEqual([
    {
      kind: 'buttons',
      blockId: 'b',
      buttons: [
        { actionId: 'again', label: 'Again', value: 'status prod', url: undefined, style: 'primary', text: label },
        { actionId: 'docs', label: 'Again', value: undefined, url: undefined, style: undefined, text: label },
      ],
    },
  ]);
});

test('block ids do not become ids of the page', () => {
  expect(partsOf({ type: 'divider', block_id: 'page' })).toEqual([{ kind: 'library', block: { type: 'divider' } }]);
});
