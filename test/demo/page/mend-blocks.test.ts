import { partsOf, safeUrl } from '../../../demo/page/mend-blocks';

const words = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
const code = (text: string) => ({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });

test('code is taken out of rich text exactly as it is, and the rest stays in order', () => {
  const block = { type: 'rich_text', elements: [words('a'), words('b'), code('kubectl  get\n  pods <x> &amp;'), words('c')] };
  expect(partsOf([block])).toEqual([
    { kind: 'library', block: { type: 'rich_text', elements: [words('a'), words('b')] } },
    { kind: 'code', text: 'kubectl  get\n  pods <x> &amp;' },
    { kind: 'library', block: { type: 'rich_text', elements: [words('c')] } },
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
    expect(partsOf([{ type, rows, column_settings }])).toEqual([
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
  const text = { type: 'plain_text', text: 'Again' };
  const elements = [
    { type: 'button', action_id: 'again', value: 'status prod', style: 'primary', text },
    { type: 'button', action_id: 'docs', url: 'javascript:alert(1)', style: 'odd', text },
    { type: 'static_select', action_id: 'pick' },
  ];
  expect(partsOf([{ type: 'actions', block_id: 'b', elements }])).toEqual([
    {
      kind: 'buttons',
      blockId: 'b',
      buttons: [
        { actionId: 'again', label: 'Again', value: 'status prod', url: undefined, style: 'primary', text },
        { actionId: 'docs', label: 'Again', value: undefined, url: undefined, style: undefined, text },
      ],
    },
  ]);
});

test('block ids do not become ids of the page', () => {
  expect(partsOf([{ type: 'divider', block_id: 'page' }])).toEqual([{ kind: 'library', block: { type: 'divider' } }]);
});

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example',
  '',
  undefined,
  7,
])('the address %j leads nowhere', (url) => {
  expect(safeUrl(url)).toBeUndefined();
});

test.each(['https://docs.example/a?b#c', 'http://127.0.0.1/', 'mailto:a@b.example'])('the address %s is kept', (url) => {
  expect(safeUrl(url)).toBe(url);
});
