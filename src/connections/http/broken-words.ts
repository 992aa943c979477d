import { CouldNotLook } from '../../errors';

const untrusted = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
]);
const wrongCertificate = new Set([...untrusted, 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID']);
const unresolved = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA']);
const noWay = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? '';

/** Whether the address or the CA that we hold may be out of date: the name does not resolve, or the certificate is not the one expected. */
export const isWrongAddress = (error: unknown): boolean => unresolved.has(codeOf(error)) || wrongCertificate.has(codeOf(error));

/** Whether no connection came about at all: what to look at is the network, not the server. */
export const isNoWay = (error: unknown): boolean =>
  unresolved.has(codeOf(error)) || noWay.has(codeOf(error)) || codeOf(error) === 'ECONNREFUSED';

/** Says in one sentence why `who` at `host` could not be asked, and what to look at. Errors of another kind stay what they are. */
export function brokenConnection(error: unknown, who: string, host: string): unknown {
  const code = codeOf(error);
  if (error instanceof CouldNotLook || code === '' || /^ERR_(INVALID|UNESCAPED)_/.test(code)) return error;
  const unreachable = (words: string) => new CouldNotLook('unreachable', words, { cause: error });
  if (unresolved.has(code))
    return unreachable(`The name ${host} of ${who} does not resolve from here: check the address, and the VPN or network this runs in.`);
  if (code === 'ECONNREFUSED')
    return unreachable(`${start(who)} refuses the connection to ${host}: check that it runs, and the address and port.`);
  if (noWay.has(code))
    return unreachable(`There is no way from here to ${who} at ${host} (${code}): check the VPN, firewall and security groups.`);
  if (untrusted.has(code))
    return unreachable(
      `The certificate of ${who} at ${host} is not signed by the expected authority (${code}): the CA that we hold is out of date, or something else answers there.`,
    );
  if (code === 'CERT_HAS_EXPIRED')
    return unreachable(`The certificate of ${who} at ${host} has expired: renew it there, or check this machine's clock.`);
  if (code === 'CERT_NOT_YET_VALID')
    return unreachable(`The certificate of ${who} at ${host} is not valid yet: check this machine's clock.`);
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return unreachable(
      `The certificate of ${who} is not made for ${host}: ask it by a name that stands in its certificate (tls-server-name).`,
    );
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
    return unreachable(`${start(who)} at ${host} does not speak TLS: check the port, and whether it is http instead of https.`);
  if (/^ERR_SSL_.*ALERT.*(CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED)/.test(code))
    return unreachable(`${start(who)} at ${host} refuses our client certificate (${code}): fetch new credentials.`);
  if (code.startsWith('HPE_'))
    return new CouldNotLook('unsupported', `What answers at ${host} does not speak HTTP: check the address and port of ${who}.`, {
      cause: error,
    });
  if (code === 'Z_DATA_ERROR')
    return new CouldNotLook('unsupported', `${start(who)} at ${host} answered with broken compression.`, { cause: error });
  return unreachable(`The connection to ${who} at ${host} broke off (${code}): try again, and look at it if it stays so.`);
}

/** The same words at the start of a sentence. */
export const start = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
