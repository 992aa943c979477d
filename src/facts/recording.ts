import { type InferOutput, literal, looseObject, object, optional, record, safeParse, string, unknown } from 'valibot';
import { UserError } from '../errors';
import { scrub } from './scrub';
import { versionsOf } from './versions-of';

const recordingVersion = 1;

const recordingSchema = object({
  arcbotRecording: literal(recordingVersion),
  command: string(),
  request: looseObject({}),
  cluster: string(),
  madeAt: string(),
  versions: optional(record(string(), string())),
  facts: unknown(),
});

/** What a command learnt of a cluster, saved: judged again, it gives the same answer as the cluster gave. */
export type Recording = InferOutput<typeof recordingSchema>;

/** A recording as text, scrubbed of secrets, with the versions of what it shows. */
export function writeRecording(made: Omit<Recording, 'arcbotRecording' | 'request' | 'versions'> & { request: unknown }): string {
  const { command, request, cluster, madeAt, facts } = made;
  const head = { arcbotRecording: recordingVersion, command, request, cluster, madeAt, versions: versionsOf(facts) };
  return `${JSON.stringify({ ...head, facts: scrub(facts) }, null, 1)}\n`;
}

/** `file` is its name for people; `command`, where given, is the one that must have made it. Throws UserError. */
export function parseRecording(text: string, { file, command }: { file: string; command?: string | undefined }): Recording {
  const again = `Make one with: arcbot record ${command ?? 'check-scrape'} > FILE`;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new UserError(`${file} is not a recording: ${text.trim() === '' ? 'it is empty' : 'it is not JSON, or not all of it'}.`, again);
  }
  if (typeof parsed !== 'object' || parsed === null || !('arcbotRecording' in parsed))
    throw new UserError(`${file} is JSON, but not a recording of arcbot.`, again);
  if (parsed.arcbotRecording !== recordingVersion)
    throw new UserError(
      `${file} is a recording of version ${JSON.stringify(parsed.arcbotRecording)}; this arcbot reads version ${recordingVersion}.`,
      `${again}, or read it with the arcbot that made it.`,
    );
  const checked = safeParse(recordingSchema, parsed);
  if (!checked.success) {
    const path = checked.issues[0].path?.map(({ key }) => String(key)).join('.');
    throw new UserError(`${file} is a recording with something amiss in it: ${path}.`, again);
  }
  if (typeof checked.output.facts !== 'object' || checked.output.facts === null)
    throw new UserError(`${file} is a recording without facts.`, again);
  if (Number.isNaN(Date.parse(checked.output.madeAt))) throw new UserError(`${file} does not say when it was made.`, again);
  if (command !== undefined && checked.output.command !== command)
    throw new UserError(`${file} is a recording of ${checked.output.command}, not of ${command}.`, again);
  return checked.output;
}
