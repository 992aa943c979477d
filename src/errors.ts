/** The person erred or may not: told to them alone, with a hint on what to do; never retried. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message);
  }
}

/** The person named something that is not there, or not enough: other words would do. The command line tells this from a refusal. */
export class NoSuchThing extends UserError {}

/** Why something could not be looked at. None of these says anything about whether it is there. */
export type Blindness = 'forbidden' | 'unreachable' | 'timed-out' | 'unsupported';

/** A connection could not look: becomes an unknown fact, never "not there". `detail` is one sentence a person can act on. */
export class CouldNotLook extends Error {
  override readonly name = 'CouldNotLook';
  constructor(
    readonly reason: Blindness,
    readonly detail: string,
    options?: ErrorOptions & { status?: number },
  ) {
    super(detail, options);
    this.status = options?.status;
  }

  /** HTTP status of the answer, where there was one: 401 (who are you) is not 403 (you may not). */
  readonly status: number | undefined;
}

/** The thing asked for does not exist (HTTP 404 with the server's own word for it): we looked, and it is not there. */
export class NotThere extends Error {
  override readonly name = 'NotThere';
}
