import { array, boolean, isoTimestamp, maxLength, object, optional, picklist, pipe, safeParse, string, tuple } from 'valibot';
import { LIMITS } from '../../renderers/slack-limits';
import { coarseSnapshot, type Snapshot } from '../../reports/snapshot';

/** What a pressed button says. */
export interface Pressed {
  /** The question, or the same thing to do, as it could be typed. */
  words: string;
  /** Whose answer the button stands under; undefined: anybody's. */
  asker?: string;
  /** Id of that answer. */
  answer?: string;
  /** What that answer said. */
  before?: Snapshot;
}

/** The wire form. Messages outlive deployments, so what is in it stays: what is new gets a new key, and what is not understood is passed over. */
const buttonSchema = object({
  w: pipe(string(), maxLength(LIMITS.buttonValue)),
  u: optional(string()),
  a: optional(string()),
});

const snapshotSchema = object({
  t: pipe(string(), isoTimestamp()),
  d: picklist(['healthy', 'unhealthy', 'undecided']),
  p: array(string()),
  c: optional(boolean()),
  f: optional(array(tuple([string(), string()])), []),
});

/** As a button's value. The snapshot is told as fully as Slack's limit allows: without figures, then without subjects, then not at all. */
export function writeButton({ words, asker, answer, before }: Pressed): string {
  const write = (snapshot: Snapshot | undefined) => {
    const b = snapshot && {
      t: snapshot.at,
      d: snapshot.verdict,
      p: snapshot.problems,
      ...(snapshot.coarse ? { c: true } : {}),
      f: snapshot.figures,
    };
    return JSON.stringify({ v: 1, w: words, u: asker, a: answer, b });
  };
  const coarse = before && coarseSnapshot({ ...before, figures: [] });
  const forms = [before, before && { ...before, figures: [] }, coarse, undefined].map(write);
  return forms.find((form) => form.length <= LIMITS.buttonValue) ?? forms.at(-1)!;
}

/** Of a button of any age: the first ones had their words alone as value. Undefined where there are no words in it. */
export function readButton(value: string): Pressed | undefined {
  if (!value.startsWith('{')) return { words: value };
  const parsed = parse(value);
  const button = safeParse(buttonSchema, parsed);
  if (!button.success) return undefined;
  const { w: words, u: asker, a: answer } = button.output;
  const snapshot = safeParse(snapshotSchema, (parsed as { b?: unknown }).b);
  const before = snapshot.success ? snapshotFrom(snapshot.output) : undefined;
  return { words, ...(asker ? { asker } : {}), ...(answer ? { answer } : {}), ...(before ? { before } : {}) };
}

const snapshotFrom = ({
  t,
  d,
  p,
  c,
  f,
}: {
  t: string;
  d: Snapshot['verdict'];
  p: string[];
  c?: boolean | undefined;
  f: [string, string][];
}) => ({
  at: t,
  verdict: d,
  problems: p,
  ...(c ? { coarse: true } : {}),
  figures: f,
});

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
