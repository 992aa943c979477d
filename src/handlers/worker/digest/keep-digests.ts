import { daysText } from '../../../commands/digest-days';
import { type DigestOnRequest, type DigestRequest, namesOf } from '../../../commands/phrases/digest';
import { postToChannel } from '../../../connections/posted-to-channel';
import { scheduleName } from '../../../connections/schedules-names';
import { CouldNotLook, UserError } from '../../../errors';
import { nextRuns } from '../../../facts/digest/next-run';
import type { Digest, Place, Schedules } from '../../../facts/digest/schedules';
import { mrkdwn } from '../../../renderers/mrkdwn';
import { dueWords } from '../../../reports/digest-clock';
import type { Errand } from '../errand';
import type { House } from '../house';

/** How many digests a workspace may have where the configuration says nothing. */
const mostByDefault = 50;

export interface KeepSettings {
  timezone?: string | undefined;
  most?: number | undefined;
}

/** `digest on`, `off` and `list`, typed in a channel. Throws UserError. */
export async function keepDigests(request: DigestRequest, errand: Errand, house: House, settings: KeepSettings): Promise<void> {
  const { schedules } = house;
  if (schedules === undefined) throw new UserError('This arcbot keeps no digests.', 'Ask for one by hand: digest now.');
  const place = placeOf(errand);
  try {
    const text = await answerTo(request, place, schedules, errand, house, settings);
    await errand.send({ versions: [{ text }] });
  } catch (error) {
    if (error instanceof CouldNotLook) throw new UserError('The digests could not be looked at, or changed.', error.detail);
    throw error;
  }
}

async function answerTo(
  request: DigestRequest,
  place: Place,
  schedules: Schedules,
  errand: Errand,
  house: House,
  settings: KeepSettings,
): Promise<string> {
  const all = await schedules.list({ enterprise: place.enterprise, team: place.team });
  const here = all.filter(({ channel }) => channel === place.channel);
  switch (request.action) {
    case 'on':
      return switchOn(request, place, all, { schedules, errand, house, settings });
    case 'off':
      return switchOff(request, here, { schedules, errand, house });
    default:
      return listText(here, all.length, house.now());
  }
}

/** Nobody but the person would see it elsewhere. */
function placeOf({ person }: Errand): Place {
  const { channel, team, enterprise } = person;
  if (channel === undefined || channel.startsWith('D'))
    throw new UserError('A digest is for a channel.', 'Say it in the channel that is to get it; here: digest now.');
  return { channel, team, enterprise };
}

interface Keeping {
  schedules: Schedules;
  errand: Errand;
  house: House;
}

async function switchOn(
  request: DigestOnRequest,
  place: Place,
  all: readonly Digest[],
  { schedules, errand, house, settings }: Keeping & { settings: KeepSettings },
): Promise<string> {
  const { app, access } = await house.open();
  const named = namesOf(request);
  const clusters = named.length > 0 ? named : app.clusters.slice(0, 1);
  for (const cluster of clusters) await access.admit(errand.person, { command: 'digest', cluster, changes: true });
  const wanted: Digest = {
    ...place,
    clusters,
    at: request.time,
    zone: request.zone ?? settings.timezone ?? 'UTC',
    days: request.days,
    maker: errand.person.user,
  };
  const name = scheduleName(wanted);
  const before = all.find((digest) => !digest.fixed && scheduleName(digest) === name);
  if (all.some((digest) => digest.fixed && isSameAs(digest, wanted)))
    throw new UserError('The configuration keeps this digest, and what it says wins.', 'Change digests.kept in arcbot.yml, and deploy.');
  const most = settings.most ?? mostByDefault;
  if (before === undefined && all.filter(({ fixed }) => !fixed).length >= most)
    throw new UserError(
      `This workspace has ${most} digests, which is as many as it may have.`,
      'End one that nobody reads (digest off), or raise digests.most in the configuration.',
    );
  if (before !== undefined && before.paused === undefined && whenText(before) === whenText(wanted))
    return mrkdwn(`It is so already: ${whatText(before)}. ${nextText(before, house.now())}`);

  await schedules.put(wanted);
  const told = mrkdwn(`${whatText(wanted)}. ${nextText(wanted, house.now())}`);
  // The channel hears of it, which shows as well that arcbot can speak there.
  const announced = `<@${errand.person.user}> ${before === undefined ? 'switched on' : 'changed'} a digest for this channel: ${told}`;
  const end = await postToChannel(house.web, place.channel, [{ text: announced }], `announced-${errand.id}`);
  if (end.kind === 'closed') {
    await (before === undefined ? schedules.remove(wanted) : schedules.put(before));
    const hint =
      end.why === 'not_in_channel' || end.why === 'channel_not_found' ? 'Invite it first (/invite @arcbot), then say it again.' : undefined;
    throw new UserError(`arcbot cannot post in this channel (${end.why}).`, hint);
  }
  const lasting = schedules.lasting === undefined ? '' : `\n${mrkdwn(schedules.lasting)}`;
  return `${before === undefined ? 'On' : `Changed; it was ${mrkdwn(whenText(before))}`}: ${told}${lasting}`;
}

async function switchOff(request: DigestRequest, here: readonly Digest[], { schedules, errand, house }: Keeping): Promise<string> {
  const named = namesOf(request);
  const meant = here.filter(({ clusters }) => named.length === 0 || named.some((name) => clusters.includes(name)));
  const own = meant.filter(({ fixed }) => !fixed);
  if (own.length === 0) {
    if (meant.length > 0)
      throw new UserError('The configuration keeps this digest.', 'Take it out of digests.kept in arcbot.yml, and deploy.');
    throw new UserError(
      `This channel has no digest${named.length === 0 ? '' : ` of ${named.join(', ')}`}.`,
      'To see what there is: digest list.',
    );
  }
  const { access } = await house.open();
  for (const digest of own) {
    if (digest.maker !== undefined && digest.maker === errand.person.user) continue;
    for (const cluster of digest.clusters) await access.admit(errand.person, { command: 'digest', cluster, changes: true });
  }
  for (const digest of own) await schedules.remove(digest);
  const kept = meant.length > own.length ? ' The configuration keeps another one.' : '';
  return mrkdwn(`Off: ${own.map(whatText).join('; ')}.${kept}`);
}

function listText(here: readonly Digest[], inWorkspace: number, nowMs: number): string {
  const elsewhere = inWorkspace - here.length;
  const others = elsewhere === 0 ? '' : `${elsewhere} more in other channels.`;
  if (here.length === 0)
    return [mrkdwn('This channel gets no digest. To have one: /arc digest on 09:00'), others].filter((part) => part !== '').join('\n');
  const lines = here.map((digest) => {
    const who = digest.fixed ? 'kept in the configuration' : digest.maker === undefined ? '' : `set up by <@${digest.maker}>`;
    return [`• ${mrkdwn(`${whatText(digest)}. ${nextText(digest, nowMs)}`)}`, who].filter((part) => part !== '').join(' ');
  });
  return [...lines, others].filter((part) => part !== '').join('\n');
}

const isSameAs = (a: Digest, b: Digest): boolean =>
  a.channel === b.channel && [...a.clusters].sort().join('\n') === [...b.clusters].sort().join('\n');

/** `09:00 Asia/Seoul, weekdays` */
const whenText = ({ at, zone, days }: Digest): string => `${at} ${zone}, ${daysText(days)}`;
const whatText = (digest: Digest): string => `${digest.clusters.join(', ')} at ${whenText(digest)}`;

/** `next: Tue 24 Nov 09:00 KST` */
function nextText(digest: Digest, nowMs: number): string {
  if (digest.paused !== undefined) return `Paused: ${digest.paused}.`;
  const [next] = nextRuns(digest, nowMs, 1);
  return next === undefined ? 'It is never due.' : `next: ${dueWords(next, digest.zone)}`;
}
