import { maxLength, minLength, optional, pipe, string } from 'valibot';
import { UserError } from '../errors';
import { didYouMean, distance } from './did-you-mean';

export const clusterField = optional(pipe(string(), minLength(1), maxLength(253)));

/** Words that are left when the cluster's name is taken out; the cluster is the default one where none is named. */
export function takeCluster(words: readonly string[], clusters: readonly string[]): { cluster?: string; rest: string[] } {
  const rest = [...words];
  for (const [index, word] of rest.entries()) {
    const cluster = clusters.find((name) => name === word) ?? clusters.find((name) => name.toLowerCase() === word.toLowerCase());
    if (cluster === undefined) continue;
    rest.splice(index, 1);
    return { cluster, rest };
  }
  return clusters[0] === undefined ? { rest } : { cluster: clusters[0], rest };
}

/** A cluster's name with one slip of the finger in it: `prdo`. Not `prod2`, which is another name. */
export function isSlipOf(word: string, cluster: string): boolean {
  const [typed, name] = [word.toLowerCase(), cluster.toLowerCase()];
  const digits = (text: string) => text.replace(/\D/gu, '');
  return typed.length >= 4 && digits(typed) === digits(name) && distance(typed, name) === 1;
}

export function unknownCluster(word: string, clusters: readonly string[]): UserError {
  if (clusters.length === 0) return new UserError(`I do not know what "${word}" is.`, 'The kubeconfig says which cluster is asked.');
  return new UserError(`There is no cluster called "${word}".`, didYouMean(word, clusters));
}

/** The rest must be empty: the first word too many is told. */
export function nothingElse(rest: readonly string[], clusters: readonly string[], clusterIsNamed: boolean): void {
  const [word] = rest;
  if (word === undefined) return;
  if (!clusterIsNamed) throw unknownCluster(word, clusters);
  throw new UserError(`I do not know what "${word}" is here.`, didYouMeanOrLess(word));
}

const didYouMeanOrLess = (word: string): string => `Leave "${word}" out; one cluster is asked at a time.`;
