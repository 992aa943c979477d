import { readConfigText, readEnvironment } from '../../config';
import { ConfigError, type ConfigProblem } from '../../config/config-error';
import type { Config } from '../../config/config-schema';
import { UserError } from '../../errors';
import { visible } from '../../renderers/visible';
import { exitStatus } from '../exit-status';
import type { Io } from '../io';
import type { Options } from '../read-options';

/**
 * `config check [FILE]`: everything that is wrong in a configuration, with line, column and nearest key, on stdout; default ARCBOT_CONFIG.
 * Answers the exit status. Throws UserError where there is nothing to read.
 */
export async function checkConfig(words: readonly string[], { output }: Pick<Options, 'output'>, io: Io): Promise<number> {
  const [verb, file, extra] = words;
  if (verb?.toLowerCase() !== 'check')
    throw new UserError(
      verb === undefined ? 'What about the configuration?' : `config knows no "${verb}".`,
      'As in: arcbot config check FILE',
    );
  if (extra !== undefined) throw new UserError('One configuration is checked at a time.', `arcbot config check ${file}`);
  const source = await readText(file, io);
  const { parseConfig } = await import('../../config/parse-config');
  try {
    const config = parseConfig(source.text, source.file);
    io.stdout.write(output === 'json' ? json(source.file, [], config) : visible(`${source.file} is fine: ${summary(config)}.\n`));
    return exitStatus.healthy;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    io.stdout.write(output === 'json' ? json(source.file, error.problems) : visible(lines(source.file, error.problems)));
    return exitStatus.wrongUsage;
  }
}

async function readText(file: string | undefined, io: Io): Promise<{ text: string; file: string }> {
  const value = file ?? readEnvironment(io.variables).config;
  if (file === undefined)
    return value === undefined
      ? Promise.reject(new UserError('Which configuration?', 'Name the file (arcbot config check arcbot.yml), or set ARCBOT_CONFIG.'))
      : readConfigText(value);
  const text = await io.readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${file} cannot be read (${error.code ?? error.message}).`, 'As in: arcbot config check arcbot.yml');
  });
  return { text, file };
}

/** In the form that editors and terminals make links of. */
const lines = (file: string, problems: readonly ConfigProblem[]): string =>
  problems.map(({ line, column, message, hint }) => `${file}:${line}:${column}: ${message}.${hint ? ` ${hint}` : ''}\n`).join('');

const json = (file: string, problems: readonly ConfigProblem[], config?: Config): string => {
  const clusters = config?.clusters.map(({ name }) => name);
  return `${JSON.stringify({ schemaVersion: 1, command: 'config check', file, valid: config !== undefined, ...(clusters && { clusters }), problems }, null, 2)}\n`;
};

function summary({ clusters, access, links }: Config): string {
  const names = clusters.map(({ name }) => name);
  const rules = (access?.ask?.length ?? 0) + (access?.change?.length ?? 0);
  return [
    names.length === 1 ? `one cluster, ${names[0]}` : `${names.length} clusters, ${names.join(', ')} (the first is the default one)`,
    ...(rules === 0 ? [] : [`${rules} access ${rules === 1 ? 'rule' : 'rules'}`]),
    ...(links?.docs === undefined ? [] : ['links']),
  ].join('; ');
}
