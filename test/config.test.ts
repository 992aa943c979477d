import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownClusters, readEnvironment } from '../src/config';
import { loadConfig } from '../src/config/load-config';
import { UserError } from '../src/errors';

const yaml = 'clusters:\n  - name: prod\n    eksName: arc\n';

test('AWS_ENDPOINT_URL_<SERVICE> outranks AWS_ENDPOINT_URL, and both can be switched off', () => {
  const variables = { AWS_ENDPOINT_URL: 'http://all', AWS_ENDPOINT_URL_SQS: 'http://sqs' };
  const { awsEndpoint } = readEnvironment(variables);
  expect([awsEndpoint('SQS'), awsEndpoint('SSM')]).toEqual(['http://sqs', 'http://all']);
  expect(readEnvironment({ ...variables, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }).awsEndpoint('SQS')).toBeUndefined();
});

test('blank variables are not there, and an unknown LOG_LEVEL is info', () => {
  const environment = readEnvironment({ SLACK_BOT_TOKEN: ' ', LOG_LEVEL: 'loud', SLACK_API_URL: 'http://slack/api' });
  expect(environment).toMatchObject({ slackBotToken: undefined, logLevel: 'info', slackApiUrl: 'http://slack/api/' });
  expect(readEnvironment({ LOG_LEVEL: 'DEBUG' }).logLevel).toBe('debug');
});

test('ARCBOT_CONFIG is text or a path', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'arcbot-config-'));
  try {
    const file = join(folder, 'arcbot.yaml');
    writeFileSync(file, yaml);
    for (const value of [yaml, file, '{"clusters":[{"name":"prod","eksName":"arc"}]}', 'clusters: [{name: prod, eksName: arc}]'])
      expect((await loadConfig(value)).clusters[0]?.name).toBe('prod');
    expect(knownClusters(file)).toEqual(['prod']);
    expect(knownClusters('clusters: [{name: prod, eksName: arc}]')).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no configuration, or none where it should be, is told to a person', async () => {
  await expect(loadConfig(undefined)).rejects.toThrow(UserError);
  await expect(loadConfig('/nowhere/arcbot.yaml')).rejects.toThrow('The configuration /nowhere/arcbot.yaml is not there.');
  expect(knownClusters('/nowhere/arcbot.yaml')).toBeUndefined();
});
