import type { Connections } from '../connections';
import { known } from '../fact';
import { gatherStatus } from '../status/gather-status';
import { askPast } from './ask-past';
import type { DigestFacts } from './digest-facts';
import { findPast } from './find-past';
import { outlivedSets } from './outlived-sets';
import { daySeconds, secondsOf, windowUntil } from './window';

/** `at`: the instant that the digest is about, ISO 8601; now, where there is none. */
export async function gatherDigest(connections: Connections, { at }: { at?: string | undefined }): Promise<DigestFacts> {
  const window = windowUntil(at === undefined ? connections.now().getTime() : Date.parse(at), daySeconds);
  const toSeconds = secondsOf(window.to);
  const [status, found] = await Promise.all([gatherStatus(connections, {}), findPast(connections, toSeconds)]);
  if (!found.known) return { window, status, past: found };
  connections.progress('Asking Prometheus for the last two days');
  const past = await askPast(found.value, { toSeconds, outlived: outlivedSets(status), namespaces: connections.namespaces });
  return { window, status, past: known(past) };
}
