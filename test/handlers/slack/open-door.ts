import type { LogLevel } from '../../../src/config';
import { createLog } from '../../../src/handlers/log';
import { createDoor, type DoorParts } from '../../../src/handlers/slack/door';
import type { Job } from '../../../src/job';
import { nowSeconds, secret } from './slack-request';

export interface Answer {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  body: string;
}

/** A door with everything around it held in memory. */
export function openDoor(parts: Partial<DoorParts> = {}, level: LogLevel = 'debug') {
  const jobs: Job[] = [];
  const logged: string[] = [];
  const responses: { url: string; message: Record<string, unknown> }[] = [];
  const door = createDoor({
    signingSecret: async () => secret,
    enqueue: async ({ body }) => void jobs.push(JSON.parse(body)),
    clusters: ['prod', 'staging'],
    log: createLog(level, (line) => logged.push(line)),
    respond: async (url, message) => void responses.push({ url, message: message as Record<string, unknown> }),
    now: () => nowSeconds * 1000,
    ...parts,
  });
  const knock = async (event: unknown) => (await door(event)) as Answer;
  const said = async (event: unknown) => {
    const { statusCode, body } = await knock(event);
    return statusCode === 200 && body.startsWith('{')
      ? (JSON.parse(body) as { text: string; response_type: string }).text
      : `${statusCode} ${body}`;
  };
  return { knock, said, jobs, logged, responses };
}
