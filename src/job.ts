import {
  array,
  boolean,
  type InferOutput,
  isoTimestamp,
  literal,
  looseObject,
  maxLength,
  minLength,
  nullish,
  optional,
  picklist,
  pipe,
  regex,
  strictObject,
  string,
  variant,
} from 'valibot';

const head = {
  version: literal(1),
  /** The same for every delivery of the same request: whoever has seen it drops it. */
  id: pipe(string(), minLength(8), maxLength(128)),
  /** ISO 8601 instant at which the door took the request. */
  receivedAt: string(),
};

const place = { id: string() };

/** The body of a slash command as Slack sent it: https://docs.slack.dev/interactivity/implementing-slash-commands */
const slashCommand = looseObject({
  command: string(),
  text: optional(string(), ''),
  user_id: string(),
  team_id: optional(string()),
  channel_id: optional(string()),
  response_url: optional(string()),
});

/** A button pressed or a modal sent: https://docs.slack.dev/interactivity/handling-user-interaction */
const interaction = looseObject({
  type: string(),
  user: looseObject(place),
  // Null where an app is installed for a whole organisation.
  team: nullish(looseObject(place)),
  channel: nullish(looseObject(place)),
  response_url: optional(string()),
});

/** The envelope of the Events API: https://docs.slack.dev/apis/events-api */
const eventCallback = looseObject({ type: literal('event_callback'), event: looseObject({ type: string() }) });

/** A digest as its schedule keeps it. */
export const keptDigestSchema = strictObject({
  enterprise: optional(string()),
  team: optional(string()),
  channel: pipe(string(), minLength(1)),
  clusters: pipe(array(string()), minLength(1)),
  at: pipe(string(), regex(/^\d\d:\d\d$/)),
  zone: string(),
  days: pipe(array(picklist(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])), minLength(1)),
  maker: optional(string()),
  paused: optional(string()),
  fixed: optional(boolean()),
});

/** What the door puts into the queue for the worker. */
export const jobSchema = variant('kind', [
  strictObject({ ...head, kind: literal('command'), slack: slashCommand }),
  strictObject({ ...head, kind: literal('interaction'), slack: interaction }),
  strictObject({ ...head, kind: literal('event'), slack: eventCallback }),
]);

export type Job = InferOutput<typeof jobSchema>;

/** What a schedule puts into the same queue. `dueAt`: ISO 8601 instant of the schedule, however late it comes. */
export const digestJobSchema = strictObject({
  ...head,
  kind: literal('digest'),
  dueAt: pipe(string(), regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d/)),
  digest: keptDigestSchema,
});

export type DigestJob = InferOutput<typeof digestJobSchema>;

/** One worker asks others to take clusters of its question. `share`: the question's id; `until`: when its answer is told, ISO 8601. */
const helpJobSchema = strictObject({
  ...head,
  kind: literal('help'),
  share: pipe(string(), minLength(8), maxLength(128)),
  until: pipe(string(), isoTimestamp()),
  command: string(),
  request: looseObject({}),
  clusters: pipe(array(pipe(string(), minLength(1), maxLength(253))), minLength(1), maxLength(50)),
});

export type HelpJob = InferOutput<typeof helpJobSchema>;

/** All that stands in the queue. */
export const messageSchema = variant('kind', [jobSchema, digestJobSchema, helpJobSchema]);

/** Puts one message into the queue, to be seen after `delaySeconds` (at most 900); gives up after `timeoutMs`. Throws CouldNotLook. */
export type Enqueue = (message: { id: string; body: string; delaySeconds?: number | undefined }, timeoutMs: number) => Promise<void>;
