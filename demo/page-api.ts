/** What the page and its server tell each other, as JSON. */
export interface Workspace {
  name: string;
  channel: string;
  person: string;
  command: string;
  commands: CommandWords[];
  clusters: ClusterCard[];
  /** Id of the cluster that is asked at first. */
  chosen: string;
}

/** A command as people type it behind `/arc`. */
export interface CommandWords {
  name: string;
  usage: string;
  summary: string;
  examples: { words: string; means: string }[];
  /** Answered without a cluster. */
  isAtOnce: boolean;
}

/** A cluster that can be asked, as the picker shows it. */
export interface ClusterCard {
  /** What is typed. */
  id: string;
  title: string;
  group: string;
  kind: 'recorded' | 'live';
  /** Commands that have an answer here; undefined: all of them. */
  commands?: string[];
  /** What ran in it, by name. */
  versions: Record<string, string>;
  /** ISO 8601 instant of the recording. */
  madeAt?: string;
  /** `servicemonitor/NAMESPACE/NAME`. */
  monitors: string[];
  /** `NAMESPACE/NAME`. */
  runnerSets: string[];
}

/** A message as an app sends it to Slack. */
export interface SlackMessage {
  text?: string;
  blocks?: Block[];
  response_type?: 'ephemeral' | 'in_channel';
  replace_original?: boolean;
  delete_original?: boolean;
}

export interface Block {
  type: string;
  [key: string]: unknown;
}

/** A line typed on a page. `id` is made by the page, for what comes back about it. */
export interface Say {
  page: string;
  id: string;
  cluster: string;
  line: string;
}

/** A modal or the app's Home, as an app sends it to Slack. */
export interface View {
  type: string;
  title?: { text: string };
  blocks: Block[];
}

/** Where a button stood: in a message that one person or everybody sees, or in a view. */
export type PressedIn = 'ephemeral' | 'message' | 'modal' | 'home';

/** A button pressed in the message or view `id`. */
export interface Press {
  page: string;
  id: string;
  cluster: string;
  where: PressedIn;
  action: { action_id: string; block_id?: string; value?: string; text?: unknown };
}

/** The app's Home, opened. */
export type OpenHome = Omit<Say, 'line'>;

/** What was answered at once. `by` is Slackbot where Slack itself would answer. */
export interface AnsweredAtOnce {
  by: 'arcbot' | 'slackbot' | 'nobody';
  message?: SlackMessage;
  /** A job went into the queue, so an answer will come. */
  pending: boolean;
}

/** What comes later, over the event stream. */
export type PageEvent =
  | { kind: 'message'; id: string; message: SlackMessage }
  /** The modal `id`, new or changed. */
  | { kind: 'modal'; id: string; isNew: boolean; view: View }
  | { kind: 'home'; id: string; view: View }
  | { kind: 'step'; id: string; afterMs: number; who: string; what: string };
