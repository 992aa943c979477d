/**
 * Slack's limits for one message, all of them here. Sources: the pages under https://docs.slack.dev/reference/block-kit/,
 * and for `allCharacters` https://github.com/slackapi/bolt-js/issues/2509 (undocumented; `msg_blocks_too_long` beyond it).
 * Lengths are UTF-16 units, which are never fewer than what Slack counts.
 */
export const LIMITS = {
  blocks: 50,
  /** Of a modal or an App Home. */
  viewBlocks: 100,
  modalTitle: 24,
  /** Held against the JSON of all blocks: issue 2867 there shows that counting words alone is too generous. */
  allCharacters: 13_200,
  /** Of the top-level `text`: more is cut (4,000 is what Slack advises). */
  text: 4_000,
  header: 150,
  sectionText: 3_000,
  fields: 10,
  fieldText: 2_000,
  contextElements: 10,
  contextText: 2_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  actionId: 255,
  blockId: 255,
  imageAlt: 2_000,
  /** No numbers are documented for rich text; held at a section's. */
  richTextCharacters: 3_000,
  richTextElements: 50,
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  charts: 2,
  chartTitle: 50,
  chartLabel: 20,
  chartCategories: 20,
  chartSeries: 6,
} as const;

/** What goes to `chat.postMessage` or a response_url: `text` is what notifications and old clients show. */
export interface Message<Block = object> {
  text: string;
  blocks: Block[];
}

/** Characters of blocks as `allCharacters` counts them. */
export const charactersOf = (blocks: readonly object[]): number => JSON.stringify(blocks).length;
