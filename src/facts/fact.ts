import { type Blindness, CouldNotLook, NotThere } from '../errors';

/** What we learnt, or why we could not look. `known: false` never means "not there". */
export type Fact<T> = { known: true; value: T } | Unknown;

/** We could not look: why, in which words, and the RBAC rules that would let us, one line of YAML each, where rights are missing. */
export interface Unknown {
  known: false;
  reason: Blindness;
  detail: string;
  rule?: string;
}

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

export const unknown = (reason: Blindness, detail: string, rule?: string): Unknown => ({
  known: false,
  reason,
  detail,
  ...(rule === undefined ? {} : { rule }),
});

/** Runs a question; a CouldNotLook becomes an unknown fact, any other exception is a bug and goes on. */
export async function learn<T>(ask: () => Promise<T>, rule?: string): Promise<Fact<T>> {
  try {
    return known(await ask());
  } catch (error) {
    if (error instanceof CouldNotLook) return unknown(error.reason, error.detail, error.status === 403 ? rule : undefined);
    throw error;
  }
}

/** For `catch`: what is not there is undefined, any other error goes on. */
export function absent(error: unknown): undefined {
  if (!(error instanceof NotThere)) throw error;
}

export const mapFact = <T, U>(fact: Fact<T>, change: (value: T) => U): Fact<U> => (fact.known ? known(change(fact.value)) : fact);
