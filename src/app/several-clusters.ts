import type { AnswerOptions, App } from '../app';
import type { ClusterPart, Command } from '../commands/command';
import { UserError } from '../errors';

/** A question about more than one cluster; `request` is what each of them is asked. */
export interface SharedQuestion {
  command: string;
  request: object;
  clusters: readonly string[];
  /** Milliseconds of the epoch; what is not known by then is told as not known. */
  deadlineAt: number | undefined;
}

/** Asks one of the clusters from here. */
export type TellOne = (cluster: string) => Promise<ClusterPart>;

/** Has the clusters of a question asked where they may be more than one process should ask. Each of them is told of. */
export type ShareOut = (question: SharedQuestion, tell: TellOne) => Promise<ClusterPart[]>;

/** The clusters of a request about more than one; undefined where it is about one, or its command knows one at a time alone. */
export const severalOf = (command: Pick<Command, 'combine'>, request: { clusters?: readonly string[] }): readonly string[] | undefined =>
  command.combine !== undefined && (request.clusters?.length ?? 0) > 1 ? request.clusters : undefined;

export type Refusal = Extract<ClusterPart, { refusal: unknown }>;

/** One cluster that cannot be asked hides nothing of the others: what a person must mend there is what it tells. */
export async function orRefusal<T>(cluster: string, work: Promise<T>): Promise<T | Refusal> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { cluster, refusal: { message: error.message, hint: error.hint } };
  }
}

/** The same request, about one of its clusters. */
export const askedOf = (cluster: string, request: object): object => ({ ...request, cluster, clusters: undefined });

/** What one of several clusters tells. */
export const tellOne = (
  answer: App['answer'],
  { command, request, cluster }: { command: string; request: object; cluster: string },
  options: AnswerOptions,
): Promise<ClusterPart> =>
  orRefusal(
    cluster,
    answer(command, askedOf(cluster, request), options).then((report) => ({ cluster, report })),
  );
