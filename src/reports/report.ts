/** What a command says, before anyone decides how it looks: plain strings, no mrkdwn, no colours, no emoji. */
export interface Report {
  /** The command's name. */
  command: string;
  /** What the person calls the cluster. */
  cluster: string;
  title: string;
  verdict: Verdict;
  /** False: it shows and judges nothing, so that a healthy verdict means no more than that it could be shown. */
  judged?: false;
  /** One sentence. */
  summary: string;
  sections: Section[];
  /** The machine form: what `-o json` prints beside the head. */
  data: Record<string, unknown>;
  /** ISO 8601 instant at which the facts were gathered. */
  madeAt: string;
}

export type Verdict = 'healthy' | 'unhealthy' | 'undecided';

export type Section =
  | NumbersSection
  | ProblemsSection
  | ChecksSection
  | TableSection
  | ChartSection
  | NoteSection
  | LinkSection
  | ActionsSection;

/** Few figures that are read at a glance. `value` is already words: "unknown" where it is not known. */
export interface NumbersSection {
  kind: 'numbers';
  title?: string;
  items: { label: string; value: string; note?: string }[];
}

/** What is broken or worth knowing, the root cause first. */
export interface ProblemsSection {
  kind: 'problems';
  title?: string;
  problems: Problem[];
}

export interface Problem {
  /** Stable id: a cause of a check, or a problem of status. */
  id: string;
  severity: 'fail' | 'warn' | 'unknown';
  title: string;
  /** Which object, where more than one can have it. */
  subject?: string;
  /** What was really seen, with names and values. For unknown: why it could not be looked at. */
  saw: string;
  fix?: Fix;
  evidence?: Evidence[];
  /** Anchor in docs/checks.md. */
  docs?: string;
}

/** How to mend something. */
export interface Fix {
  explain: string;
  /** Shell lines that mend it now, applicable exactly as printed; [] where only a person can decide. */
  commands: string[];
  /** So that the next deploy keeps it. */
  lasting?: { kind: 'helm-values' | 'manifest' | 'other'; text: string };
}

export interface Evidence {
  from: 'kubernetes' | 'prometheus' | 'log';
  what: string;
  text: string;
}

/** The outcomes of a chain about one subject; renderers fold what passed into one line. */
export interface ChecksSection {
  kind: 'checks';
  subject: string;
  verdict: Verdict;
  checks: CheckLine[];
}

export interface CheckLine {
  id: string;
  title: string;
  outcome: OutcomeKind;
  detail?: string;
}

export type OutcomeKind = 'pass' | 'warn' | 'fail' | 'unknown' | 'skipped' | 'not-applicable';

export interface TableSection {
  kind: 'table';
  title: string;
  columns: { title: string; align?: 'left' | 'right' }[];
  /** Cells are words; "unknown" or "-" where there is no value. Never empty (Slack refuses empty cells). */
  rows: string[][];
}

/** Lines over time; a null value is a gap and is drawn as one. */
export interface ChartSection {
  kind: 'chart';
  title: string;
  unit: string;
  series: { name: string; points: [unixSeconds: number, value: number | null][] }[];
  /** Alternative text that says what the picture shows. */
  alt: string;
}

export interface NoteSection {
  kind: 'note';
  text: string;
}

/** A page elsewhere: `url` is the configuration's, never a cluster's. */
export interface LinkSection {
  kind: 'link';
  label: string;
  url: string;
}

/** Things to press where the medium has buttons; `words` is the same thing typed. */
export interface ActionsSection {
  kind: 'actions';
  actions: { id: string; label: string; words: string }[];
}
