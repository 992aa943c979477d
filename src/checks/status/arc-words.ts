import type { Unknown } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Evidence } from '../../reports/report';

/** What ARC itself said of its failures, the oldest first. */
export interface ArcWords {
  said: (Evidence & { atSeconds: number | null })[];
  /** Where it could not be listened to. */
  blind: Unknown[];
  /** Whether any log was read: Events are held back where many come. */
  logRead: boolean;
}

export function arcWords({ events, logs }: StatusFacts): ArcWords {
  const said: ArcWords['said'] = [];
  for (const event of events?.known ? events.value.items : []) {
    const { involvedObject: { kind = 'object', namespace = '', name = '' } = {}, message = '', lastTimestamp } = event;
    said.push({
      from: 'kubernetes',
      what: `Event of ${kind} ${namespace}/${name}`,
      text: message,
      atSeconds: instantOf(lastTimestamp ?? ''),
    });
  }
  for (const [pod, lines] of Object.entries(logs))
    for (const line of lines.known ? lines.value : [])
      said.push({ from: 'log', what: `pod ${pod}`, text: errorOf(line), atSeconds: instantOf(line) });
  return {
    said: said.sort((a, b) => (a.atSeconds ?? 0) - (b.atSeconds ?? 0)),
    blind: [events, ...Object.values(logs)].filter((fact): fact is Unknown => fact?.known === false),
    logRead: Object.values(logs).some((lines) => lines.known),
  };
}

/** ARC's older generation logs as zap does for people: the sentence, then JSON whose `error` has the cause. */
function errorOf(line: string): string {
  const error = /"error": ?"((?:[^"\\]|\\.)*)"/.exec(line)?.[1];
  return error === undefined ? line : error.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
}

function instantOf(text: string): number | null {
  const at = Date.parse(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/.exec(text)?.[0] ?? '');
  return Number.isNaN(at) ? null : at / 1000;
}
