import { readEnvironment } from '../config';
import { CouldNotLook, UserError } from '../errors';
import { visible } from '../renderers/visible';
import { exitStatus } from './exit-status';
import type { Io } from './io';
import { NotLetIn } from './not-let-in';

/** Says on stderr what went wrong and what to do about it, and answers the exit status. A stack is shown to those who debug alone. */
export function tellError(error: unknown, { stderr, variables }: Io): number {
  const tell = (message: string, hint: string | undefined) => stderr.write(visible(`arcbot: ${message}\n${hint ? `${hint}\n` : ''}`));
  if (error instanceof UserError) {
    tell(error.message, error.hint);
    return exitStatus.wrongUsage;
  }
  if (error instanceof NotLetIn) {
    tell(error.message, error.hint);
    return exitStatus.undecided;
  }
  if (error instanceof CouldNotLook) {
    tell(error.detail, undefined);
    return exitStatus.undecided;
  }
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  tell(`Something broke on our side (${words.split('\n')[0]}).`, 'LOG_LEVEL=debug shows where; please report that.');
  if (readEnvironment(variables).logLevel === 'debug' && error instanceof Error) stderr.write(`${visible(error.stack ?? '')}\n`);
  return exitStatus.bug;
}
