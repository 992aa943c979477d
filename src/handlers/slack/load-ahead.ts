import { createHmac } from 'node:crypto';
import type { Agent } from 'node:http';
import { connectedAgent } from '../../connections/connected-agent';
import { isHttpUrl } from '../../connections/http-url';

/** Little beside Slack's three seconds, and much beside what a connection takes within a region. */
const connectWithinMs = 250;

/**
 * What the first answer takes, for while a function is being loaded: Lambda gives it a whole core then, however small it is, and its share
 * once it is called. Loads hashes, and opens a connection to each address that is one: over TLS nothing costs more.
 */
export async function loadAhead(addresses: readonly (string | undefined)[]): Promise<(Agent | undefined)[]> {
  const connecting = addresses.map((address) =>
    address !== undefined && isHttpUrl(address) ? connectedAgent(new URL(address), connectWithinMs) : undefined,
  );
  createHmac('sha256', '').update('').digest();
  return Promise.all(connecting);
}
