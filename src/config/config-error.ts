import { UserError } from '../errors';

/** One thing that is wrong in a configuration. `line` and `column` count from 1. */
export interface ConfigProblem {
  line: number;
  column: number;
  message: string;
  hint?: string | undefined;
}

/** A configuration that cannot be used: its first problem as the message, all of them in `problems`. Mended by whoever runs arcbot. */
export class ConfigError extends UserError {
  constructor(
    readonly file: string,
    readonly problems: readonly ConfigProblem[],
  ) {
    const [{ line, column, message, hint } = { line: 1, column: 1, message: 'cannot be read' }, ...more] = problems;
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    super(`The configuration is not right: ${file}:${line}:${column}: ${message}${others}.`, hint);
  }
}
