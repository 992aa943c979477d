import type { Unknown } from '../../facts/fact';
import type { StatusFacts } from '../../facts/status/status-facts';
import type { Evidence } from '../../reports/report';

/** What ARC itself said of its failures, the oldest first. */
export interface ArcWords {
  said: (Evidence & { atSeconds: number | null; autoscaler: string | undefined; about: string | undefined })[];
  /** When each autoscaler, by `namespace/name`, was last scaled without an error, as far as the log tells. */
  wentWell: Record<string, number>;
  /** Where it could not be listened to. */
  blind: Unknown[];
  /** Whether any log was read: Events are held back where many come. */
  logRead: boolean;
  /** Whether anything was listened to at all. */
  heard: boolean;
}

export function arcWords({ events, logs }: StatusFacts): ArcWords {
  const said: ArcWords['said'] = [];
  const wentWell: ArcWords['wentWell'] = {};
  for (const event of events?.known ? events.value.items : []) {
    const { involvedObject: { kind = 'object', namespace = '', name = '' } = {}, message = '', lastTimestamp } = event;
    said.push({
      from: 'kubernetes',
      what: `Event of ${kind} ${namespace}/${name}`,
      text: message,
      atSeconds: instantOf(lastTimestamp ?? ''),
      autoscaler: `${namespace}/${name}`,
      about: `${namespace}/${name}`,
    });
  }
  for (const [pod, lines] of Object.entries(logs))
    for (const line of lines.known ? lines.value : []) {
      const [autoscaler, atSeconds] = [autoscalerOf(line), instantOf(line)];
      if (!line.includes('Calculated desired replicas of'))
        said.push({ from: 'log', what: `pod ${pod}`, text: errorOf(line), atSeconds, autoscaler, about: objectOf(line) });
      else if (autoscaler !== undefined && atSeconds !== null) wentWell[autoscaler] = Math.max(atSeconds, wentWell[autoscaler] ?? 0);
    }
  return {
    said: said.sort((a, b) => (a.atSeconds ?? 0) - (b.atSeconds ?? 0)),
    wentWell,
    blind: [events, ...Object.values(logs)].filter((fact): fact is Unknown => fact?.known === false),
    logRead: Object.values(logs).some((lines) => lines.known),
    heard: events?.known === true || Object.values(logs).some((lines) => lines.known),
  };
}

/** Two writers at once: tried again at once, and well then. */
export const isConflict = (text: string): boolean => /the object has been modified|StorageError: invalid object/.test(text);

/** ARC's older generation logs as zap does for people: the sentence, then JSON whose `error` has the cause. */
function errorOf(line: string): string {
  // A long line was cut off when it was gathered.
  const error = /"error": ?"((?:[^"\\]|\\.)*)(?:"|\\?$)/.exec(line)?.[1];
  return error === undefined ? line : error.replaceAll('\\"', '"').replaceAll('\\\\', '\\');
}

function autoscalerOf(line: string): string | undefined {
  const named = /"horizontalrunnerautoscaler": ?"([^"]*)"/.exec(line)?.[1];
  const object = /"HorizontalRunnerAutoscaler": ?\{"name": ?"([^"]*)", ?"namespace": ?"([^"]*)"/.exec(line);
  return named ?? (object === null ? undefined : `${object[2]}/${object[1]}`);
}

/** The object that was reconciled, as `namespace/name`. */
function objectOf(line: string): string | undefined {
  const object = /\{"name": ?"([^"]*)", ?"namespace": ?"([^"]*)"\}/.exec(line);
  return object === null ? undefined : `${object[2]}/${object[1]}`;
}

function instantOf(text: string): number | null {
  const at = Date.parse(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/.exec(text)?.[0] ?? '');
  return Number.isNaN(at) ? null : at / 1000;
}
