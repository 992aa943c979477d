import { type Fact, known, type Unknown } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Evidence } from '../../reports/report';

/** What ARC itself said of its failures, the newest last; and where its log could not be read. */
export interface ArcWords {
  said: (Evidence & { atSeconds: number | null })[];
  blind: Unknown[];
}

/** Known where at least one of the two could be read, Events or the log, or where there was no reason to. */
export function arcWords({ events, logs }: StatusFacts): Fact<ArcWords> {
  const said: ArcWords['said'] = [];
  for (const event of events?.known ? events.value.items : []) {
    const { involvedObject: { kind = 'object', namespace = '', name = '' } = {}, message = '', lastTimestamp } = event;
    const at = Date.parse(lastTimestamp ?? '');
    said.push({
      from: 'kubernetes',
      what: `Event of ${kind} ${namespace}/${name}`,
      text: message,
      atSeconds: Number.isNaN(at) ? null : at / 1000,
    });
  }
  for (const [pod, lines] of Object.entries(logs))
    for (const line of lines.known ? lines.value : [])
      said.push({ from: 'log', what: `pod ${pod}`, text: errorOf(line), atSeconds: instantOf(line) });
  const blind = [events, ...Object.values(logs)].filter((fact) => fact !== undefined && !fact.known) as Unknown[];
  const read = [events, ...Object.values(logs)].some((fact) => fact?.known === true);
  if (!read && blind[0] !== undefined) return blind[0];
  return known({ said: said.sort((a, b) => (a.atSeconds ?? 0) - (b.atSeconds ?? 0)), blind });
}

/** ARC's older generation logs as zap does for people: the sentence, then JSON whose `error` has the cause. */
function errorOf(line: string): string {
  const error = /"error": ?"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  return error === undefined ? line : error.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
}

function instantOf(line: string): number | null {
  const at = Date.parse(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/.exec(line)?.[0] ?? '');
  return Number.isNaN(at) ? null : at / 1000;
}
