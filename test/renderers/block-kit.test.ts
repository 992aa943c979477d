import { renderBlockKit } from '../../src/renderers/block-kit';
import { plainBlocks } from '../../src/renderers/plain-blocks';
import { LIMITS, type Message } from '../../src/renderers/slack-limits';
import { violations } from '../../src/renderers/slack-violations';
import type { Report } from '../../src/reports/report';
import { broken, healthy, labelsNotMatched, undecided } from './sample-reports';

/** Every word of a message, block by block, as a reader sees them. */
const wordsOf = (block: unknown): string[] => {
  if (typeof block !== 'object' || block === null) return [];
  return Object.entries(block).flatMap(([key, value]) => (key === 'text' && typeof value === 'string' ? [value] : wordsOf(value)));
};
const texts = ({ blocks }: Message): string[] => blocks.map((block) => wordsOf(block).join(''));
const types = ({ blocks }: Message): unknown[] => (blocks as { type: string }[]).map(({ type }) => type);
const typed = (message: Message, type: string) => (message.blocks as { type: string }[]).filter((block) => block.type === type);
const codeBlocks = (message: Message): string[] =>
  (typed(message, 'rich_text') as unknown as { elements: { type: string }[] }[]).flatMap(({ elements }) =>
    elements.filter(({ type }) => type === 'rich_text_preformatted').map((part) => wordsOf(part).join('')),
  );
const withProblems = (count: number): Report => ({
  ...broken,
  sections: [{ kind: 'problems', problems: Array.from({ length: count }, (_, at) => ({ ...labelsNotMatched, title: `Problem ${at}` })) }],
});

describe('one glance tells the verdict', () => {
  test.each([
    [healthy, ':white_check_mark: Runners · prod'],
    [broken, ':x: Scraping of ARC · prod'],
    [undecided, ':grey_question: Scraping of ARC · staging'],
  ])('%#', (report, headline) => {
    const message = renderBlockKit(report);
    expect(texts(message).slice(0, 2)).toEqual([headline, report.summary]);
    expect(message.text).toBe(`${headline}: ${report.summary}`);
  });
});

test('a healthy answer is figures, a table, a chart, one line of what is fine, and something to press', () => {
  const message = renderBlockKit(healthy);
  expect(types(message)).toEqual(['header', 'section', 'section', 'rich_text', 'table', 'rich_text', 'context', 'actions', 'context']);
  expect(texts(message)[2]).toContain('*Registered*\n5\nPrometheus, 7 s old');
  expect(texts(message)[6]).toMatch(/^\*servicemonitor\/.*\* 11 checks fine: /);
  expect(texts(message)[8]).toBe('/arc status · seen 2026-11-23 09:00 UTC');
});

test('a broken answer begins with the root cause, and its commands are one block that is copied as it is', () => {
  const message = renderBlockKit(broken);
  expect(types(message)).toEqual(['header', 'section', 'rich_text', 'context', 'rich_text', 'context', 'context']);
  const [command, values] = codeBlocks(message);
  expect(command).toBe(labelsNotMatched.fix!.commands.join('\n'));
  expect(values).toBe(labelsNotMatched.fix!.lasting!.text.trimEnd());
  expect(texts(message)[2]).toContain('Fix: Give the monitor the label that Prometheus asks for.');
  expect(texts(message)[3]).toContain('spec.serviceMonitorSelector `{"matchLabels"');
  expect(texts(message)[5]).toContain('1 check failed: A Prometheus selects the monitor; 7 checks fine: ');
});

test('an undecided answer tells the rule that is missing', () => {
  const message = renderBlockKit(undecided);
  expect(JSON.stringify(message.blocks)).toContain('"name":"grey_question"');
  expect(codeBlocks(message)).toEqual(['- {apiGroups: [monitoring.coreos.com], resources: [prometheuses], verbs: [get, list]}']);
});

test('checks that did not pass are told one by one where no problem tells of them', () => {
  const message = renderBlockKit({ ...broken, sections: broken.sections.filter(({ kind }) => kind === 'checks') });
  expect(texts(message)[2]).toBe('fail: A Prometheus selects the monitor');
});

test('a command with shell and Slack characters in it is not changed by one of them', () => {
  const hostile = "kubectl label sm 'a&b<!channel>*x*`y`:x:' && echo \"<https://x|y>\" <<'EOF'\n  > indented\nEOF";
  const message = renderBlockKit({
    ...broken,
    sections: [{ kind: 'problems', problems: [{ ...labelsNotMatched, fix: { explain: '', commands: [hostile] } }] }],
  });
  expect(codeBlocks(message)).toEqual([hostile]);
});

test('a command with what nobody sees in it is written out, and said not to be exact', () => {
  const message = renderBlockKit({
    ...broken,
    sections: [{ kind: 'problems', problems: [{ ...labelsNotMatched, fix: { explain: '', commands: ['echo \u202eevil'] } }] }],
  });
  expect(codeBlocks(message)).toEqual(['echo \\u202eevil']);
  expect(texts(message).join()).toContain('take the commands from -o json');
});

describe('what is too much', () => {
  test('the root cause is told whole, the last of many problems by its title, and what was cut is said', () => {
    const message = renderBlockKit(withProblems(20));
    expect(violations(message)).toEqual([]);
    const told = texts(message);
    expect(codeBlocks(message)[0]).toBe(labelsNotMatched.fix!.commands[0]);
    expect(told[2]).toContain('Fix: ');
    expect(told.join()).toContain('Problem 19');
    expect(told.at(-2)).toMatch(/^:scissors: Cut to what Slack takes: \d+ problems shortened\./);
  });

  test('of more problems than fit at all, the number left out is told', () => {
    const message = renderBlockKit(withProblems(500));
    expect(violations(message)).toEqual([]);
    expect(texts(message).at(-2)).toMatch(/ 4\d\d problems left out/);
  });

  test('a command that is too long is left out, not cut, and that is said', () => {
    const fix = { explain: 'Do this.', commands: ['short', 'x'.repeat(LIMITS.richTextCharacters), 'last'] };
    const message = renderBlockKit({ ...broken, sections: [{ kind: 'problems', problems: [{ ...labelsNotMatched, fix }] }] });
    expect(codeBlocks(message)).toEqual(['short']);
    expect(texts(message).join()).toContain('2 more commands are too long for Slack.');
  });

  test('a long file to paste is cut between lines, and how many are missing is said', () => {
    const text = Array.from({ length: 300 }, (_, at) => `key${at}: value`).join('\n');
    const fix = { explain: '', commands: [], lasting: { kind: 'helm-values' as const, text } };
    const message = renderBlockKit({ ...broken, sections: [{ kind: 'problems', problems: [{ ...labelsNotMatched, fix }] }] });
    expect(codeBlocks(message)[0]).toMatch(/\nkey99: value\n# \.\.\. 200 more lines$/);
  });

  test('a second table is told in characters, for Slack takes one a message', () => {
    const table = healthy.sections.find(({ kind }) => kind === 'table')!;
    const message = renderBlockKit({ ...healthy, sections: [table, table] });
    expect(typed(message, 'table')).toHaveLength(1);
    expect(codeBlocks(message)[0]).toContain('runnerdeployment/ci-runners/example');
    expect(texts(message).join()).toContain('1 tables shortened');
  });

  test('a table of a thousand rows shows the first and says how many there are', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => [`set-${at}`, '1']);
    const message = renderBlockKit({
      ...healthy,
      sections: [{ kind: 'table', title: 'Sets', columns: [{ title: 'Set' }, { title: 'Busy' }], rows }],
    });
    expect(texts(message)[2]).toContain('Sets, the first 40 of 1000 rows');
  });
});

describe('charts', () => {
  const chart = healthy.sections.find((section) => section.kind === 'chart')!;
  const whole = { ...healthy, sections: [{ ...chart, series: chart.series.slice(1) }] };

  test("are Slack's own where they are wanted and have no gap", () => {
    const message = renderBlockKit(whole, { nativeCharts: true });
    expect(violations(message)).toEqual([]);
    expect(typed(message, 'data_visualization')).toMatchObject([
      { title: 'Runners', chart: { type: 'line', series: [{ name: 'maximum', data: expect.any(Array) }] } },
    ]);
    expect(typed(renderBlockKit(whole), 'data_visualization')).toEqual([]);
  });

  test('with a gap are drawn in characters, where a gap can be seen', () => {
    const message = renderBlockKit({ ...healthy, sections: [chart] }, { nativeCharts: true });
    expect(typed(message, 'data_visualization')).toEqual([]);
    expect(codeBlocks(message)[0]).toContain('(blank: no data)');
  });

  const day = (value: (minute: number) => number | null) => ({
    ...chart,
    series: [{ name: 'busy', points: Array.from({ length: 288 }, (_, at): [number, number | null] => [at * 300, value(at * 5)]) }],
  });

  test("a gap too short for one of Slack's points is a gap as well", () => {
    const message = renderBlockKit(
      { ...healthy, sections: [day((minute) => (minute >= 240 && minute < 255 ? null : 3))] },
      { nativeCharts: true },
    );
    expect(typed(message, 'data_visualization')).toEqual([]);
    expect(codeBlocks(message)[0]).toContain('(×: data missing)');
  });

  test('label their points as shortly as tells them apart', () => {
    const categories = (section: typeof chart) =>
      (
        typed(renderBlockKit({ ...healthy, sections: [section] }, { nativeCharts: true }), 'data_visualization')[0] as unknown as {
          chart: { axis_config: { categories: string[] } };
        }
      ).chart.axis_config.categories;
    const ofDay = day(() => 3);
    const ofWeek = {
      ...ofDay,
      series: ofDay.series.map(({ name, points }) => ({ name, points: points.map(([at, v]): [number, number | null] => [at * 7, v]) })),
    };
    const ofMonth = {
      ...ofDay,
      series: ofDay.series.map(({ name, points }) => ({ name, points: points.map(([at, v]): [number, number | null] => [at * 30, v]) })),
    };
    expect(categories(ofDay)[0]).toBe('00:00');
    expect(categories(ofWeek)[0]).toBe('Thu 00:00');
    expect(categories(ofMonth)[0]).toBe('01-01 00:00');
  });

  test('always have an alternative text', () => {
    for (const nativeCharts of [true, false]) expect(texts(renderBlockKit(whole, { nativeCharts })).join()).toContain(chart.alt);
  });
});

test('buttons carry the words that do the same, and none twice', () => {
  const action = { id: 'again', label: 'Check again', words: 'status prod' };
  const message = renderBlockKit({
    ...healthy,
    sections: [{ kind: 'actions', actions: [action, action, { ...action, id: 'x', label: 'y'.repeat(99) }] }],
  });
  expect(typed(message, 'actions')).toMatchObject([
    { elements: [{ type: 'button', action_id: 'again', value: 'status prod', text: { text: 'Check again' } }, { action_id: 'x' }] },
  ]);
});

describe('the fallback in plain sections', () => {
  test.each([healthy, broken, undecided])('%# says the same in text alone', (report) => {
    const message = plainBlocks(report);
    expect(new Set(types(message))).toEqual(new Set(['section']));
    expect(texts(message)[0]).toContain(report.summary);
  });

  test('has the commands in a code block of their own', () => {
    expect(texts(plainBlocks(broken))).toContain(`\`\`\`\n${labelsNotMatched.fix!.commands[0]}\n\`\`\``);
  });

  test('escapes names', () => {
    const message = plainBlocks({ ...broken, summary: 'See <!channel> & <https://evil|this>' });
    expect(texts(message)[0]).toContain('See &lt;!channel&gt; &amp; &lt;https://evil|this&gt;');
  });
});
