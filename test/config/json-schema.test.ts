import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from '../../src/config/config-schema';

test('the schema for editors is what the validation takes', () => {
  const schema = {
    $id: 'arcbot.schema.json',
    title: 'arcbot configuration',
    ...toJsonSchema(configSchema, { errorMode: 'ignore', target: 'draft-07' }),
  };
  const file = join(__dirname, '..', '..', 'infra', 'arcbot.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});
