import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { configText } from '../../src/cli/init/config-text';
import { configSchema } from '../../src/config/config-schema';

const root = join(__dirname, '..', '..');

test('the schema for editors is what the validation takes', () => {
  const schema = {
    $id: 'arcbot.schema.json',
    title: 'arcbot configuration',
    ...toJsonSchema(configSchema, { errorMode: 'ignore', target: 'draft-07' }),
  };
  const file = join(root, 'infra', 'arcbot.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});

/** What an editor that knows YAML does with the first line of a configuration that stands at the root. */
function asInAnEditor(text: string): string[] {
  const [, path] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
  const validate = ajv.compile(JSON.parse(readFileSync(join(root, path ?? 'it names no schema'), 'utf8')) as object);
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, params }) => `${instancePath} ${Object.values(params as object).join(' ')}`);
}

test('the example and what init writes lead editors to it, and a typo is underlined', () => {
  const example = readFileSync(join(root, 'infra/arcbot.example.yml'), 'utf8');
  const cluster = { eksName: 'prod', region: 'eu-west-1', authenticationMode: 'API', publicAccess: true, found: undefined, notes: [] };
  expect(asInAnEditor(example)).toEqual([]);
  expect(asInAnEditor(configText([cluster]))).toEqual([]);
  expect(asInAnEditor(example.replace('    region:', '    regoin:'))).toEqual(['/clusters/0 regoin']);
});
