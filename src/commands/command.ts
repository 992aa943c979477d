import type { GenericSchema } from 'valibot';
import type { Connections } from '../facts/connections';
import type { Report } from '../reports/report';

/** What every request names: the cluster as people call it; undefined: the default one. */
export interface ClusterRequest {
  cluster?: string | undefined;
}

/** Words as typed, already cleaned (see words.ts), and what is known without asking anybody. */
export interface ParseContext {
  words: readonly string[];
  /** Names of the configured clusters, the first being the default; empty in a terminal with a kubeconfig. */
  clusters: readonly string[];
}

/**
 * The half of a command that is needed before anything is asked: it understands the words and says what will be done.
 * The Slack door bundles phrases alone, so they import nothing that gathers, judges or renders.
 */
export interface Phrase<Request extends ClusterRequest = ClusterRequest> {
  name: string;
  /** Words after the name, as in help: `[CLUSTER] [NAMESPACE]`. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  examples: { words: string; means: string }[];
  /** Guards the queue as well as the keyboard. */
  request: GenericSchema<unknown, Request>;
  /** Pure; throws UserError with a hint. */
  parse(context: ParseContext): Request;
  /** Said within three seconds; pure. */
  acknowledge(request: Request): string;
}

/**
 * A phrase and what is done about it later. `gather` asks the world through the connections it is handed;
 * `report` is pure, so a recording of the facts gives the same answer as the cluster it was made of.
 */
export interface Command<Request extends ClusterRequest = ClusterRequest, Facts = unknown> extends Phrase<Request> {
  gather(request: Request, connections: Connections): Promise<Facts>;
  /** Asked even where a person must first mend the way to the cluster: every question to it is then answered with what is to be mended. */
  evenUnconnected?: boolean;
  report(request: Request, facts: Facts, about: { cluster: string; madeAt: string }): Report;
  /** Of a request about several clusters (`clusters`): one report of all. Without it a request is about one cluster. */
  combine?(request: Request, parts: readonly ClusterPart[], about: { cluster: string; madeAt: string }): Report;
}

/** What one of several clusters told, or why it could not even be asked. */
export type ClusterPart =
  | { cluster: string; report: Report }
  | { cluster: string; refusal: { message: string; hint?: string | undefined } };

export const definePhrase = <Request extends ClusterRequest>(phrase: Phrase<Request>): Phrase<Request> => phrase;

export const defineCommand = <Request extends ClusterRequest, Facts>(command: Command<Request, Facts>): Command<Request, Facts> => command;
