import type { Section } from '../reports/report';

const ranks: Record<Section['kind'], number> = { numbers: 0, problems: 1, note: 2, chart: 2, table: 2, checks: 3, actions: 4 };

/** The order in which a hurried reader wants it: figures, what is broken, then the rest as the report has it; what is fine and buttons last. */
export const readingOrder = (sections: readonly Section[]): Section[] => [...sections].sort((a, b) => ranks[a.kind] - ranks[b.kind]);
