import { regex } from 'valibot';
import { UserError } from '../errors';

/** A namespace: RFC 1123 label. https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const label = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
/** An object: RFC 1123 subdomain, 253 characters in all. */
const subdomain = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

export const isNamespaceName = regex<string, string>(label, 'not a namespace name');
export const isObjectName = regex<string, string>(subdomain, 'not a Kubernetes name');

const shown = (word: string): string => (word.length > 80 ? `${word.slice(0, 80)}...` : word);

/** The word in lower case, as Kubernetes keeps names; UserError where no namespace can be called so. */
export function namespaceName(word: string): string {
  const name = word.toLowerCase();
  if (label.test(name)) return name;
  throw new UserError(
    `"${shown(word)}" cannot be a namespace.`,
    'A namespace has at most 63 characters: letters, digits and "-", with a letter or digit at both ends.',
  );
}

/** The same for any other object. */
export function objectName(word: string): string {
  const name = word.toLowerCase();
  if (subdomain.test(name)) return name;
  throw new UserError(
    `"${shown(word)}" cannot be the name of a Kubernetes object.`,
    'A name has at most 253 characters: letters, digits, "-" and ".", with a letter or digit at both ends.',
  );
}
