import { existsSync, readFileSync } from 'node:fs';
import type { Config } from '../src/config/config-schema';
import { parseConfig } from '../src/config/parse-config';

/** What serverless.yml is told by `--param`, as words; an empty one is not wanted. */
export interface Settings {
  stage: string;
  secretStore: string;
  secretsKeyArn: string;
  alarmTopicArn: string;
  vpcSubnetIds: string;
  vpcSecurityGroupIds: string;
  tracing: string;
}

/** The first of these that is there is packed beside the handlers, as arcbot.json. */
export const configFiles = ['arcbot.yml', 'infra/arcbot.example.yml'];

/** Throws ConfigError with line and column, so that a mistake is told before anything is deployed. */
export function readDeployedConfig(): Config {
  const file = configFiles.find((name) => existsSync(name))!;
  return parseConfig(readFileSync(file, 'utf8'), file);
}

export const listOf = (words: string): string[] => words.split(/[\s,]+/).filter((word) => word !== '');
