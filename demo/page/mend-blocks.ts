import type { Block } from '../page-api';

type Loose = Record<string, unknown>;

/** What the page draws itself, and what it leaves to the Block Kit library. */
export type Part =
  | { kind: 'library'; block: Block }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: string[][]; columns: Column[] }
  | { kind: 'buttons'; blockId: string | undefined; buttons: Button[] };

export interface Column {
  align: 'left' | 'center' | 'right';
  /** Slack keeps cells on one line otherwise. */
  isWrapped: boolean;
}

export interface Button {
  actionId: string;
  label: string;
  value: string | undefined;
  url: string | undefined;
  style: 'primary' | 'danger' | undefined;
  text: unknown;
}

/**
 * A message's blocks as parts. The page draws code (which wants a button to copy it), buttons (which do something here) and tables
 * (the library draws an empty data_table, and throws at cells with numbers).
 */
export const partsOf = (blocks: readonly Block[]): Part[] => blocks.flatMap((block) => partsOfBlock(block));

function partsOfBlock(block: Block): Part[] {
  switch (block.type) {
    case 'rich_text':
      return richTextParts(block);
    case 'table':
    case 'data_table':
      return [tablePart(block)];
    case 'actions':
      return [{ kind: 'buttons', blockId: textOrNothing(block.block_id), buttons: listOf(block.elements).flatMap(buttonOf) }];
    default:
      return [{ kind: 'library', block: withoutIds(block) }];
  }
}

/** Code stands alone; what is between two pieces of code stays one block. */
function richTextParts(block: Block): Part[] {
  const parts: Part[] = [];
  let run: Loose[] = [];
  const end = () => {
    if (run.length > 0) parts.push({ kind: 'library', block: { type: 'rich_text', elements: run } });
    run = [];
  };
  for (const element of listOf(block.elements)) {
    if (element.type !== 'rich_text_preformatted') run.push(element);
    else {
      end();
      parts.push({ kind: 'code', text: wordsIn(element) });
    }
  }
  end();
  return parts;
}

function tablePart(block: Block): Part {
  const rows = (block.rows as Loose[][] | undefined) ?? [];
  const columns = listOf(block.column_settings).map(
    ({ align, is_wrapped }): Column => ({
      align: align === 'right' || align === 'center' ? align : 'left',
      isWrapped: is_wrapped === true,
    }),
  );
  return { kind: 'table', rows: rows.map((row) => row.map(wordsIn)), columns };
}

function buttonOf(element: Loose): Button[] {
  if (element.type !== 'button') return [];
  const { action_id: actionId, value, url, style, text } = element;
  return [
    {
      actionId: String(actionId ?? ''),
      label: wordsIn((text ?? {}) as Loose),
      value: textOrNothing(value),
      url: safeUrl(url),
      style: style === 'primary' || style === 'danger' ? style : undefined,
      text,
    },
  ];
}

/** All text below a node, whatever its nesting: of cells, rich text and text objects. */
export function wordsIn(node: Loose): string {
  const { text, name, elements, value } = node;
  if (Array.isArray(elements)) return elements.map((each) => wordsIn(each as Loose)).join('');
  if (typeof text === 'object' && text !== null) return wordsIn(text as Loose);
  if (typeof text === 'string' || typeof text === 'number') return String(text);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return typeof name === 'string' ? `:${name}:` : '';
}

/** Only addresses that cannot run anything. */
export function safeUrl(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return ['https:', 'http:', 'mailto:'].includes(new URL(url).protocol) ? url : undefined;
}

/** The library makes HTML ids of them, which a page may have only once. */
const withoutIds = ({ block_id: _, ...block }: Block): Block => block as Block;

const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : []);
const textOrNothing = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
