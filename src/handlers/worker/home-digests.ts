import { createHash } from 'node:crypto';
import { CouldNotLook, UserError } from '../../errors';
import { nextRuns } from '../../facts/digest/next-run';
import type { Digest, Schedules } from '../../facts/digest/schedules';
import type { HomeDigest } from '../../renderers/home-view';
import type { Access, Person } from './access/access';
import type { Errand } from './errand';
import type { House } from './house';

/** Digests of the person's workspace for the Home; undefined where this deployment keeps none; words where they could not be looked at. */
export async function homeDigests({ person }: Errand, house: House): Promise<HomeDigest[] | string | undefined> {
  if (house.schedules === undefined || person.team === undefined) return undefined;
  const { access } = await house.open();
  try {
    const digests = await house.schedules.list(placeOf(person));
    const shown: HomeDigest[] = [];
    for (const digest of digests) {
      if (!(await may(person, digest, access, false))) continue;
      const change = !digest.fixed && (digest.maker === person.user || (await may(person, digest, access, true)));
      const on = digest.paused === undefined;
      const value = change ? `${on ? 'off' : 'on'}:${keyOf(digest)}` : undefined;
      shown.push({ when: whenText(digest, house.now()), channel: digest.channel, clusters: digest.clusters, on, value });
    }
    return shown;
  } catch (error) {
    if (error instanceof CouldNotLook) return error.detail;
    throw error;
  }
}

/** Switches the digest that a button of the Home names. Throws UserError. */
export async function switchDigest(value: string, errand: Errand, house: House): Promise<void> {
  const { person } = errand;
  const [wanted, key] = value.split(':');
  errand.about.what = `digest ${wanted} (in the Home)`;
  errand.about.command = 'digest';
  if (house.schedules === undefined) throw new UserError('There are no digests here.');
  const { access } = await house.open();
  const digest = (await listed(house.schedules, person)).find((each) => keyOf(each) === key);
  if (digest === undefined) throw new UserError('This digest is not there any more.', 'Open the Home again.');
  errand.about.cluster = digest.clusters.join(', ');
  if (digest.fixed) throw new UserError('This digest is kept in the configuration.', 'Change it there.');
  if (digest.maker !== person.user)
    for (const cluster of digest.clusters) await access.admit(person, { command: 'digest', cluster, changes: true });
  const { paused: _, ...running } = digest;
  await house.schedules.put(wanted === 'off' ? { ...running, paused: 'switched off in the Home' } : running);
}

const placeOf = ({ enterprise, team }: Person) => ({ enterprise, team });

/** Where the store does not answer, that is for the person to know. */
const listed = (schedules: Schedules, person: Person): Promise<Digest[]> =>
  schedules.list(placeOf(person)).catch((error: unknown) => {
    if (error instanceof CouldNotLook) throw new UserError('The digests could not be looked at.', error.detail);
    throw error;
  });

/** Where that cannot be known, not. */
async function may(person: Person, { clusters }: Digest, access: Access, changes: boolean): Promise<boolean> {
  try {
    for (const cluster of clusters) await access.admit(person, { command: 'digest', cluster, changes });
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** Short enough for any button, however many clusters there are. */
const keyOf = ({ channel, clusters }: Digest): string =>
  createHash('sha256')
    .update(JSON.stringify([channel, clusters]))
    .digest('hex')
    .slice(0, 24);

function whenText({ at, zone, days, paused, fixed }: Digest, nowMs: number): string {
  const [next] = nextRuns({ at, zone, days }, nowMs, 1);
  const instant = next === undefined ? '' : `, next ${new Date(next).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `${at} ${zone}, ${days.length === 7 ? 'daily' : days.join(', ')}${paused === undefined ? instant : `, off: ${paused}`}${fixed ? ' (kept in the configuration)' : ''}`;
}
