import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { phrases } from '../../src/commands/phrases';

const root = join(__dirname, '..', '..');
const schemaFile = process.env.SLACK_MANIFEST_SCHEMA ?? '';
const testWithSchema = existsSync(schemaFile)
  ? test
  : (name: string, run: () => void) => test.skip(`${name} (skipped: SLACK_MANIFEST_SCHEMA names no file)`, run);

interface SlackManifest {
  display_information: { name: string };
  features: { slash_commands: { command: string; usage_hint: string; url: string }[] };
  oauth_config: { scopes: { bot: string[]; user?: string[] } };
  settings: Record<string, boolean>;
}

const manifest = parse(readFileSync(join(root, 'infra/slack-manifest.yml'), 'utf8')) as SlackManifest;

testWithSchema('is valid against Slack’s published schema (schemas/manifest.schema.1.0.0.json of slackapi/manifest-schema)', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  expect([validate(manifest), validate.errors]).toEqual([true, null]);
});

test('asks for two scopes, and for none of a user', () => {
  expect(manifest.oauth_config.scopes).toEqual({ bot: ['commands', 'chat:write'] });
});

test('the hint of the command names commands that there are', () => {
  const [command] = manifest.features.slash_commands;
  expect(command?.command).toBe('/arc');
  const hinted = command!.usage_hint.split(' | ');
  expect(phrases.map(({ name }) => name)).toEqual(expect.arrayContaining(hinted));
});

test('its name is as short as Slack wants it, and its address is https', () => {
  expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
  expect(manifest.features.slash_commands[0]!.url).toMatch(/^https:\/\//);
});
