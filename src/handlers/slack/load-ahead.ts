import { createSecureContext } from 'node:tls';

/**
 * Loads what the first answer takes of Node: hashes, and what speaks to the queue, with Node's list of authorities where that is HTTPS.
 * For while a function is being loaded: Lambda gives it a whole core then, however small it is, and its share once it is called.
 * Nothing is loaded that the first answer would not load itself, so it costs nothing where that is not so.
 */
export function loadAhead(endpoint: string | undefined): void {
  const overTls = !endpoint?.startsWith('http:');
  // Not in Node before 20.16, which loads them with the first request then.
  process.getBuiltinModule?.('node:crypto');
  process.getBuiltinModule?.(overTls ? 'node:https' : 'node:http');
  if (overTls) createSecureContext();
}
