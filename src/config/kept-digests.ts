import { daysOf } from '../commands/digest-days';
import { UserError } from '../errors';
import type { Digest } from '../facts/digest/schedules';
import type { Config } from './config-schema';

/** The digests that the configuration keeps. Throws UserError: a cluster that it does not have. */
export function keptDigests({ clusters, digests }: Pick<Config, 'clusters' | 'digests'>): Digest[] {
  const names = clusters.map(({ name }) => name);
  return (digests?.kept ?? []).map(({ channel, at, timezone, days = 'daily', clusters: wanted = names }) => {
    const stranger = wanted.find((name) => !names.includes(name));
    if (stranger !== undefined)
      throw new UserError(
        `The digest for ${channel} is about "${stranger}", which is no configured cluster.`,
        `There is: ${names.join(', ')}.`,
      );
    return { channel, clusters: [...wanted], at, zone: timezone ?? digests?.timezone ?? 'UTC', days: daysOf(days) ?? [], fixed: true };
  });
}
