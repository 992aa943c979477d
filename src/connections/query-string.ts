import type { Query } from '../facts/connections';

/** As RFC 3986 has it, which signatures are made over: encodeURIComponent leaves five more characters alone. */
const escaped = (value: string | number) =>
  encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/** `?a=1&b=2`, escaped, in the order given and without what is undefined; '' for nothing. */
export function queryString(query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${escaped(name)}=${escaped(value)}`]));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
