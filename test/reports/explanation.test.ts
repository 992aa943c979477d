import { explain } from '../../src/commands/explain';
import { UserError } from '../../src/errors';
import { explanationBlocks } from '../../src/renderers/explanation-blocks';
import { violations } from '../../src/renderers/slack-violations';
import { explainable, explanationOf } from '../../src/reports/explanation';

const { checks, others } = explainable();
const all = [...new Set([...checks, ...others])];

test('every check and every cause has an explanation that Slack takes', () => {
  for (const id of all) {
    const explanation = explanationOf(id)!;
    expect([id, explanation.meaning]).toEqual([id, expect.stringMatching(/\w{3}/)]);
    expect([id, violations(explanationBlocks(explanation, 'https://docs.example/checks'))]).toEqual([id, []]);
  }
  expect(all.length).toBeGreaterThan(60);
});

test('a check tells why it matters and what it can name', () => {
  expect(explain({ id: 'monitor-exists' })).toMatchObject({
    title: 'A ServiceMonitor or PodMonitor is meant for ARC',
    causes: [{ id: 'monitor-missing', meaning: expect.any(String) }],
    docs: 'docs/checks.md#monitor-exists',
  });
});

test('a cause tells its check', () => {
  expect(explain({ id: 'monitor-missing' })).toMatchObject({ title: 'Monitor missing', check: { id: 'monitor-exists' }, causes: [] });
});

test('a problem of status is explained too', () => {
  expect(explain({ id: 'github-rate-limit' }).meaning).toContain('GitHub');
});

test.each([
  ['monitor-exits', 'Did you mean monitor-exists?'],
  [undefined, 'target-is-up'],
])('%j is refused with a hint', (id, hint) => {
  const refused = (() => {
    try {
      return explain({ id });
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toBeInstanceOf(UserError);
  expect((refused as UserError).hint).toContain(hint);
});

test('the page is linked where it is known, and named where it is not', () => {
  const text = (docsUrl?: string) => JSON.stringify(explanationBlocks(explanationOf('target-is-up')!, docsUrl));
  expect(text('https://docs.example/checks')).toContain('<https://docs.example/checks#target-is-up|Read more>');
  expect(text()).toContain('docs/checks.md#target-is-up');
});
