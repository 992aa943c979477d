import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  features: {
    app_home: Record<string, boolean>;
    slash_commands: { command: string; usage_hint: string; url: string }[];
  };
  oauth_config: { scopes: { bot: string[]; user?: string[] } };
  settings: {
    interactivity: { is_enabled: boolean; request_url: string };
    event_subscriptions: { request_url: string; bot_events: string[] };
  };
}

const text = readFileSync(join(root, 'infra/slack-manifest.yml'), 'utf8');
const manifest = parse(text) as SlackManifest;

/** What can call Slack. */
const sources = (): string[] =>
  ['connections', 'handlers'].flatMap((folder) =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(root, 'src', folder, name), 'utf8')),
  );

testWithSchema('is valid against Slack’s published schema (schemas/manifest.schema.1.0.0.json of slackapi/manifest-schema)', () => {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  expect([validate(manifest), validate.errors]).toEqual([true, null]);
});

/** Every method of Slack's Web API that the worker calls, by the scope that it needs: https://docs.slack.dev/reference/methods */
const scopeOf: Record<string, string | undefined> = {
  'chat.postEphemeral': 'chat:write',
  'chat.postMessage': 'chat:write',
  'views.open': undefined,
  'views.push': undefined,
  'views.update': undefined,
  'views.publish': undefined,
  // Only where user groups are configured.
  'usergroups.users.list': 'usergroups:read',
  // Channels are looked into where somebody allowed it, for digests in doubt alone.
  'conversations.history': undefined,
};

const methodName =
  /'((?:admin|auth|bookmarks|bots|chat|conversations|dnd|emoji|files|pins|reactions|team|usergroups|users|views)\.[a-zA-Z.]+)'/g;

test('asks for the scopes of the methods that are called, and for none of a user', () => {
  const called = sources().flatMap((text) => [...text.matchAll(methodName)].map(([, method]) => method!));
  expect([...new Set(called)].sort()).toEqual(Object.keys(scopeOf).sort());
  const needed = Object.values(scopeOf).filter((scope) => scope !== undefined && scope !== 'usergroups:read');
  expect(manifest.oauth_config.scopes).toEqual({ bot: ['commands', ...new Set(needed)] });
});

test('the scope that user groups need stands there to be switched on', () => {
  expect(text).toMatch(/# Only where access .* names user groups.*\n\s+# - usergroups:read\n/);
});

test('commands, buttons and events all come to the one door', () => {
  const { settings, features } = manifest;
  const urls = [features.slash_commands[0]!.url, settings.interactivity.request_url, settings.event_subscriptions.request_url];
  expect(new Set(urls).size).toBe(1);
  expect(settings.interactivity.is_enabled).toBe(true);
  expect(text.match(/https:\/\/REPLACE/g)).toHaveLength(3);
});

test('hears of the events that the worker listens to, and of no others', () => {
  const heard = sources().flatMap((each) => [...each.matchAll(/app\.event\('(\w+)'/g)].map(([, name]) => name!));
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(heard);
  expect(manifest.features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
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
