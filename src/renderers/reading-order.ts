import type { ChecksSection, Section } from '../reports/report';

/** All chains of checks of a report, which are read together. */
export interface Chains {
  kind: 'chains';
  chains: ChecksSection[];
}

export type Part = Exclude<Section, ChecksSection> | Chains;

const ranks: Record<Part['kind'], number> = { numbers: 0, problems: 1, note: 2, chart: 2, table: 2, chains: 3, link: 4, actions: 5 };

/** The order in which a hurried reader wants it: figures, what is broken, then the rest as the report has it; what is fine and buttons last. */
export function readingOrder(sections: readonly Section[]): Part[] {
  const chains = sections.filter((section) => section.kind === 'checks');
  const parts: Part[] = sections.filter((section) => section.kind !== 'checks');
  if (chains.length > 0) parts.push({ kind: 'chains', chains });
  return parts.sort((a, b) => ranks[a.kind] - ranks[b.kind]);
}
