import { readConfigText } from '../config';
import type { Config } from './config-schema';

/**
 * The whole configuration; the YAML parser is loaded here and not before. Throws UserError.
 * Apart from what the door reads: one `import()` among that makes the build wrap every module of the door in a function.
 */
export async function loadConfig(value: string | undefined): Promise<Config> {
  const { text, file } = readConfigText(value);
  const { parseConfig } = await import('./parse-config');
  return parseConfig(text, file);
}
