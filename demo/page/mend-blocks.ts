import type { Block } from '../page-api';
import { type RichElement, readMrkdwn, readPlainText, unescaped } from './read-mrkdwn';
import { safeUrl } from './safe-url';

type Loose = Record<string, unknown>;

/** What the page lays out itself, and what it leaves to the Block Kit library, which draws all text: as rich text. */
export type Part =
  | { kind: 'library'; block: Block }
  | { kind: 'code'; text: string }
  | { kind: 'header'; text: Block }
  | { kind: 'fields'; fields: Block[] }
  | { kind: 'context'; items: Block[] }
  | { kind: 'table'; rows: string[][]; columns: Column[] }
  | { kind: 'buttons' | 'accessory'; blockId: string | undefined; buttons: Button[] };

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
 * A block as parts. The page draws code (which wants a button to copy it), buttons (which do something here), tables
 * (the library draws an empty data_table, and throws at cells with numbers), and whatever holds mrkdwn or plain text (which it misreads).
 */
export function partsOf(block: Block): Part[] {
  switch (block.type) {
    case 'rich_text':
      return richTextParts(block);
    case 'section':
      return sectionParts(block);
    case 'header':
      return [{ kind: 'header', text: asRichText(block.text as Loose) }];
    case 'context':
      return [{ kind: 'context', items: listOf(block.elements).map((each) => ('text' in each ? asRichText(each) : (each as Block))) }];
    case 'table':
    case 'data_table':
      return [tablePart(block)];
    case 'actions':
      return [{ kind: 'buttons', blockId: textOrNothing(block.block_id), buttons: listOf(block.elements).flatMap(buttonOf) }];
    default:
      return [{ kind: 'library', block: withoutId(block) }];
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

const fence = /```\n?([\s\S]*?)\n?```/;

function sectionParts({ text, fields, accessory, block_id }: Block): Part[] {
  const buttons = accessory === undefined ? [] : buttonOf(accessory as Loose);
  return [
    ...(text === undefined ? [] : textParts(text as Loose)),
    ...(fields === undefined ? [] : [{ kind: 'fields' as const, fields: listOf(fields).map(asRichText) }]),
    ...(buttons.length === 0 ? [] : [{ kind: 'accessory' as const, blockId: textOrNothing(block_id), buttons }]),
  ];
}

/** Code between three backticks is as it was before it was made safe for mrkdwn. */
function textParts(object: Loose): Part[] {
  const text = String(object.text ?? '');
  const pieces = object.type === 'mrkdwn' ? text.split(fence) : [text];
  return pieces.flatMap((piece, at): Part[] => {
    if (at % 2 === 1) return [{ kind: 'code', text: unescaped(piece) }];
    return piece.trim() === '' ? [] : [{ kind: 'library', block: asRichText({ ...object, text: piece.trim() }) }];
  });
}

/** Of a text object. */
function asRichText({ type, text, emoji }: Loose): Block {
  const words = String(text ?? '');
  const elements: RichElement[] = type === 'mrkdwn' ? readMrkdwn(words) : readPlainText(words, emoji !== false);
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
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
  const { action_id, value, url, style, text } = element;
  return [
    {
      actionId: String(action_id ?? ''),
      label: wordsIn((text ?? {}) as Loose),
      value: textOrNothing(value),
      url: safeUrl(url),
      style: style === 'primary' || style === 'danger' ? style : undefined,
      text,
    },
  ];
}

/** All text below a node, whatever its nesting: of cells, rich text and text objects. */
function wordsIn({ text, name, elements, value }: Loose): string {
  if (Array.isArray(elements)) return elements.map((each) => wordsIn(each as Loose)).join('');
  if (typeof text === 'object' && text !== null) return wordsIn(text as Loose);
  if (typeof text === 'string' || typeof text === 'number') return String(text);
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return typeof name === 'string' ? `:${name}:` : '';
}

/** The library makes HTML ids of them, which a page may have only once. */
const withoutId = ({ block_id: _, ...block }: Block): Block => block as Block;

const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : []);
const textOrNothing = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
