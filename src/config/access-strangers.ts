import { didYouMean } from '../commands/did-you-mean';
import { phrases } from '../commands/phrases/index';
import type { Config } from './config-schema';

export interface Stranger {
  path: (string | number)[];
  message: string;
  hint: string | undefined;
}

/** Clusters and commands that an access rule names and that there are not: a rule with a slip in it would leave open what it means to close. */
export function accessStrangers({ access = {}, clusters }: Pick<Config, 'access' | 'clusters'>): Stranger[] {
  const there = { clusters: clusters.map(({ name }) => name), commands: phrases.map(({ name }) => name) };
  return (['ask', 'change'] as const).flatMap((part) =>
    (access[part] ?? []).flatMap((rule, index) =>
      (['clusters', 'commands'] as const).flatMap((key) =>
        (rule[key] ?? []).flatMap((name, at): Stranger[] => {
          if (there[key].includes(name)) return [];
          const message = `there is no ${key === 'clusters' ? 'cluster' : 'command'} "${name}"`;
          return [{ path: ['access', part, index, key, at], message, hint: didYouMean(name, there[key]) }];
        }),
      ),
    ),
  );
}
