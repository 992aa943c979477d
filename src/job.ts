import {
  type InferOutput,
  literal,
  looseObject,
  maxLength,
  minLength,
  nullish,
  optional,
  pipe,
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

/** What stands in the queue between the door and the worker. */
export const jobSchema = variant('kind', [
  strictObject({ ...head, kind: literal('command'), slack: slashCommand }),
  strictObject({ ...head, kind: literal('interaction'), slack: interaction }),
  strictObject({ ...head, kind: literal('event'), slack: eventCallback }),
]);

export type Job = InferOutput<typeof jobSchema>;

/** Puts one message into the queue; gives up after `timeoutMs`. Throws CouldNotLook. */
export type Enqueue = (message: { id: string; body: string }, timeoutMs: number) => Promise<void>;
