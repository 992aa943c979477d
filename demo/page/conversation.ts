import type { AnsweredAtOnce, PageEvent, SlackMessage, View } from '../page-api';

export interface Step {
  afterMs: number;
  who: string;
  what: string;
}

/** A row of the channel. */
export type Entry = SaidEntry | MessageEntry | NoteEntry;

export interface SaidEntry {
  kind: 'said';
  id: string;
  /** Milliseconds of the epoch. */
  at: number;
  line: string;
}

export interface MessageEntry {
  kind: 'message';
  id: string;
  at: number;
  by: 'arcbot' | 'slackbot';
  message: SlackMessage;
  /** An answer is still to come. */
  pending: boolean;
  /** What was asked through the buttons of this message, while it is looked at. */
  pressed?: string | undefined;
}

/** A line across the channel. */
export interface NoteEntry {
  kind: 'note';
  id: string;
  text: string;
}

export interface Conversation {
  entries: Entry[];
  /** How each question went, by its message's id. */
  steps: Record<string, Step[]>;
  /** Modals, one over the other. */
  modals: ShownView[];
  home?: ShownView;
}

export interface ShownView {
  id: string;
  view: View;
}

export type Happening =
  | { kind: 'said'; id: string; line: string; at: number }
  | { kind: 'answered'; id: string; answer: AnsweredAtOnce; at: number }
  | { kind: 'pressed'; id: string; actionId: string }
  | { kind: 'noted'; id: string; text: string }
  | { kind: 'modal-closed' }
  | { kind: 'told'; event: PageEvent; at: number };

export const nothingSaid: Conversation = { entries: [], steps: {}, modals: [] };

/** The channel after something happened. What is told may come before what was answered at once. */
export function afterwards(before: Conversation, happening: Happening): Conversation {
  const { entries } = before;
  switch (happening.kind) {
    case 'said': {
      const { id, line, at } = happening;
      return { ...before, entries: [...entries, { kind: 'said', id: saidId(id), line, at }] };
    }
    case 'noted': {
      const { id, text } = happening;
      const rest = entries.at(-1)?.kind === 'note' ? entries.slice(0, -1) : entries;
      return { ...before, entries: [...rest, { kind: 'note', id, text }] };
    }
    case 'pressed':
      return change(before, happening.id, (entry) => ({ ...entry, pressed: happening.actionId }));
    case 'answered': {
      const { id, answer, at } = happening;
      const { by, message, pending } = answer;
      // A button's request is answered with nothing; what comes of it may come anywhere.
      const freed = change(before, id, (entry) => ({ ...entry, pressed: undefined }));
      if (by === 'nobody' || message === undefined || (by === 'arcbot' && entries.some((entry) => entry.id === id))) return freed;
      const entry: MessageEntry = { kind: 'message', id: by === 'arcbot' ? id : `${id}/slackbot`, at, by, message, pending };
      return { ...freed, entries: [...freed.entries, entry] };
    }
    case 'modal-closed':
      return { ...before, modals: before.modals.slice(0, -1) };
    case 'told':
      return hear(before, happening.event, happening.at);
  }
}

export const saidId = (id: string): string => `${id}/said`;

/** Whether anybody waits for an answer. */
export const isWaiting = ({ entries }: Conversation): boolean =>
  entries.some((entry) => entry.kind === 'message' && (entry.pending || entry.pressed !== undefined));

function hear(before: Conversation, event: PageEvent, at: number): Conversation {
  const { steps, modals } = before;
  const { id } = event;
  switch (event.kind) {
    case 'message':
      return show(before, id, event.message, at);
    case 'home':
      return { ...before, home: { id, view: event.view } };
    case 'modal': {
      const shown = { id, view: event.view };
      const isOpen = modals.some((modal) => modal.id === id);
      if (!isOpen && !event.isNew) return before;
      return { ...before, modals: isOpen ? modals.map((modal) => (modal.id === id ? shown : modal)) : [...modals, shown] };
    }
    case 'step': {
      const { afterMs, who, what } = event;
      return { ...before, steps: { ...steps, [id]: [...(steps[id] ?? []), { afterMs, who, what }] } };
    }
  }
}

function show(before: Conversation, id: string, message: SlackMessage, at: number): Conversation {
  const { entries } = before;
  if (message.delete_original) return { ...before, entries: entries.filter((entry) => entry.id !== id) };
  const known = entries.some((entry) => entry.id === id);
  if (known && message.replace_original !== false)
    return change(before, id, (entry) => ({ ...entry, message, pending: false, pressed: undefined }));
  const freed = change(before, id, (entry) => ({ ...entry, pending: false, pressed: undefined }));
  const entry: MessageEntry = { kind: 'message', id: known ? `${id}/${entries.length}` : id, at, by: 'arcbot', message, pending: false };
  return { ...freed, entries: [...freed.entries, entry] };
}

const change = (before: Conversation, id: string, how: (entry: MessageEntry) => MessageEntry): Conversation => ({
  ...before,
  entries: before.entries.map((entry) => (entry.kind === 'message' && entry.id === id ? how(entry) : entry)),
});
