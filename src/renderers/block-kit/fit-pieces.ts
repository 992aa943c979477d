import { charactersOf, LIMITS } from '../slack-limits';
import type { MessageBlock } from './blocks';

/** A part of a message that can be told more or less fully. */
export interface Piece {
  /** Plural noun for the note on what was cut: `problems`. */
  noun: string;
  /** Smaller is kept longer and told more fully. */
  rank: number;
  /** The fullest way of telling it first; each keeps Slack's limits on a single block. Leaving it out is always the last way. */
  variants: MessageBlock[][];
}

/** What was chosen, in the order of the pieces, and how many of each noun were shortened or left out. */
export interface Fitted {
  blocks: MessageBlock[];
  shortened: Map<string, number>;
  leftOut: Map<string, number>;
}

/**
 * Tells every piece, at least briefly, and the important ones as fully as the room allows: first each gets its briefest form
 * in order of rank, then, in the same order, the fullest that still fits.
 */
export function fitPieces(pieces: readonly Piece[], room: { blocks: number; characters: number }): Fitted {
  const order = pieces.map((_, at) => at).sort((a, b) => pieces[a]!.rank - pieces[b]!.rank || a - b);
  const chosen: (MessageBlock[] | undefined)[] = pieces.map(() => undefined);
  let left: Cost = { ...room, tables: LIMITS.tables, charts: LIMITS.charts };
  const take = (at: number, variant: MessageBlock[]): boolean => {
    const after = minus(plus(left, costOf(chosen[at] ?? [])), costOf(variant));
    if (Object.values(after).some((value) => value < 0)) return false;
    left = after;
    chosen[at] = variant;
    return true;
  };
  for (const at of order) {
    const briefest = pieces[at]!.variants.at(-1);
    if (briefest) take(at, briefest);
  }
  for (const at of order) pieces[at]!.variants.some((variant) => variant === chosen[at] || take(at, variant));

  const fitted: Fitted = { blocks: [], shortened: new Map(), leftOut: new Map() };
  pieces.forEach(({ noun, variants }, at) => {
    const variant = chosen[at];
    fitted.blocks.push(...(variant ?? []));
    if (variants.length === 0 || variant === variants[0]) return;
    const tally = variant === undefined ? fitted.leftOut : fitted.shortened;
    tally.set(noun, (tally.get(noun) ?? 0) + 1);
  });
  return fitted;
}

type Cost = Record<'blocks' | 'characters' | 'tables' | 'charts', number>;

const costOf = (blocks: readonly MessageBlock[]): Cost => ({
  blocks: blocks.length,
  characters: blocks.length === 0 ? 0 : charactersOf(blocks) - 1,
  tables: blocks.filter(({ type }) => type === 'table').length,
  charts: blocks.filter(({ type }) => type === 'data_visualization').length,
});

const merge = (a: Cost, b: Cost, sign: 1 | -1): Cost => ({
  blocks: a.blocks + sign * b.blocks,
  characters: a.characters + sign * b.characters,
  tables: a.tables + sign * b.tables,
  charts: a.charts + sign * b.charts,
});
const plus = (a: Cost, b: Cost): Cost => merge(a, b, 1);
const minus = (a: Cost, b: Cost): Cost => merge(a, b, -1);
