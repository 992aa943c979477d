import { charactersOf, LIMITS, type Message } from './slack-limits';

type Loose = Record<string, unknown>;

/** Every Slack limit that a message breaks, each in words; [] for a message that Slack takes. */
export function violations(message: Message): string[] {
  const found = new Findings();
  const blocks = message.blocks as Loose[];
  found.words('text', message.text, LIMITS.text);
  found.limit('blocks', blocks.length, LIMITS.blocks);
  found.limit('characters', charactersOf(blocks), LIMITS.allCharacters);
  found.limit('tables', blocks.filter((block) => block.type === 'table').length, LIMITS.tables);
  found.limit('charts', blocks.filter((block) => block.type === 'data_visualization').length, LIMITS.charts);
  found.distinct(
    'block_id',
    blocks.map((block) => block.block_id).filter((id) => id !== undefined),
  );
  blocks.forEach((block, index) => {
    const what = `block ${index} (${block.type})`;
    if (block.block_id !== undefined) found.words(`${what} block_id`, block.block_id, LIMITS.blockId);
    const rule = rules[String(block.type)];
    if (rule) rule(found, what, block);
    else found.list.push(`${what}: not a block for messages`);
  });
  return found.list;
}

class Findings {
  readonly list: string[] = [];

  limit(what: string, actual: number, most: number): void {
    if (actual > most) this.list.push(`${what}: ${actual} of at most ${most}`);
  }

  /** A string, or an object with one in `text`: not blank, and not too long. */
  words(what: string, value: unknown, most: number): void {
    const text = typeof value === 'string' ? value : (value as Loose | undefined)?.text;
    if (typeof text !== 'string' || text.trim() === '') this.list.push(`${what}: empty`);
    else this.limit(what, text.length, most);
  }

  distinct(what: string, values: readonly unknown[]): void {
    if (new Set(values).size < values.length) this.list.push(`${what}: not unique`);
  }

  items(what: string, value: unknown, most: number): Loose[] {
    const items = Array.isArray(value) ? (value as Loose[]) : [];
    if (items.length === 0) this.list.push(`${what}: none`);
    this.limit(what, items.length, most);
    return items;
  }
}

type Rule = (found: Findings, what: string, block: Loose) => void;

const rules: Record<string, Rule> = {
  divider: () => {},
  header: (found, what, { text }) => found.words(what, text, LIMITS.header),
  image: (found, what, { alt_text }) => found.words(`${what} alt_text`, alt_text, LIMITS.imageAlt),
  section: (found, what, { text, fields }) => {
    if (text !== undefined || fields === undefined) found.words(what, text, LIMITS.sectionText);
    if (fields === undefined) return;
    for (const field of found.items(`${what} fields`, fields, LIMITS.fields)) found.words(`${what} field`, field, LIMITS.fieldText);
  },
  context: (found, what, { elements }) => {
    for (const element of found.items(`${what} elements`, elements, LIMITS.contextElements))
      found.words(`${what} element`, element, LIMITS.contextText);
  },
  actions: (found, what, { elements }) => {
    const buttons = found.items(`${what} elements`, elements, LIMITS.actions);
    for (const button of buttons) {
      found.words(`${what} text`, button.text, LIMITS.buttonText);
      found.words(`${what} value`, button.value, LIMITS.buttonValue);
      found.words(`${what} action_id`, button.action_id, LIMITS.actionId);
    }
    found.distinct(
      `${what} action_id`,
      buttons.map(({ action_id }) => action_id),
    );
  },
  rich_text: (found, what, { elements }) => {
    for (const part of found.items(`${what} elements`, elements, LIMITS.richTextElements))
      for (const element of found.items(`${what} part`, part.elements, LIMITS.richTextElements))
        if (element.type !== 'emoji') found.words(`${what} text`, element, LIMITS.richTextCharacters);
  },
  table: (found, what, { rows, column_settings }) => {
    const lines = found.items(`${what} rows`, rows, LIMITS.tableRows) as unknown as Loose[][];
    for (const row of lines)
      for (const cell of found.items(`${what} columns`, row, LIMITS.tableColumns))
        found.words(`${what} cell`, cell, LIMITS.tableCharacters);
    found.limit(`${what} widths of rows`, new Set(lines.map((row) => row.length)).size, 1);
    const characters = lines.flat().reduce((sum, cell) => sum + String(cell.text).length, 0);
    found.limit(`${what} characters`, characters, LIMITS.tableCharacters);
    if (column_settings !== undefined) found.items(`${what} column_settings`, column_settings, LIMITS.tableColumns);
  },
  data_visualization: (found, what, { title, chart }) => {
    found.words(`${what} title`, title, LIMITS.chartTitle);
    const { series, axis_config } = chart as { series: { name: string; data: Loose[] }[]; axis_config: Loose };
    const categories = found.items(`${what} categories`, axis_config.categories, LIMITS.chartCategories) as unknown[];
    const labels = [...categories, axis_config.x_label, axis_config.y_label].filter((label) => label !== undefined);
    for (const label of labels) found.words(`${what} label`, label, LIMITS.chartLabel);
    found.distinct(`${what} categories`, categories);
    found.distinct(
      `${what} series`,
      series.map(({ name }) => name),
    );
    for (const { name, data } of found.items(`${what} series`, series, LIMITS.chartSeries) as unknown as typeof series) {
      found.words(`${what} series name`, name, LIMITS.chartLabel);
      if (JSON.stringify(data.map(({ label }) => label)) !== JSON.stringify(categories))
        found.list.push(`${what}: points and categories differ`);
      if (!data.every(({ value }) => Number.isFinite(value))) found.list.push(`${what}: a value that is no number`);
    }
  },
};
