import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { hostOf } from '../http-url';
import type { Endpoint } from './exchange';

/** What Node's TLS wants to know of an endpoint. An IP address is never sent as the server's name (RFC 6066, section 3). */
export function tlsOptions({ url, tls = {} }: Endpoint): ConnectionOptions {
  const host = hostOf(url);
  const { servername = isIP(host) === 0 ? host : '', ...rest } = tls;
  return { ...rest, servername };
}
