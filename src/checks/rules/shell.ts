/** One word of a POSIX shell command, quoted where it needs it, whatever it holds. */
export const shellWord = (word: string): string => (/^[A-Za-z0-9_.:/=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** A shell command of these words. */
export const shell = (...words: string[]): string => words.map(shellWord).join(' ');

/** `kubectl -n NAMESPACE ...`; for a cluster-wide object leave the namespace out. */
export const kubectl = (namespace: string | undefined, ...words: string[]): string =>
  namespace === undefined ? shell('kubectl', ...words) : shell('kubectl', '-n', namespace, ...words);

/** Sets values at JSON pointers, again and again with the same end: `add` in objects, `replace` in lists, where `add` would insert. */
export const jsonPatch = (
  namespace: string | undefined,
  kind: string,
  name: string,
  ...operations: { op: 'add' | 'replace'; path: string; value: unknown }[]
): string => kubectl(namespace, 'patch', kind, name, '--type=json', '-p', JSON.stringify(operations));

export const mergePatch = (namespace: string | undefined, kind: string, name: string, patch: unknown): string =>
  kubectl(namespace, 'patch', kind, name, '--type=merge', '-p', JSON.stringify(patch));

/**
 * `kubectl apply` of a manifest that stands in the command itself. `isHelms`: it carries Helm's marks, and is applied under Helm's name:
 * Helm 4 applies on the server, and refuses an upgrade that changes what kubectl wrote (seen with 4.1.4).
 */
export function applyManifest(yaml: string, isHelms = false): string {
  let end = 'EOF';
  while (yaml.split('\n').includes(end)) end += 'F';
  const how = isHelms ? '--server-side --field-manager=helm ' : '';
  return `kubectl apply ${how}-f - <<'${end}'\n${yaml.trimEnd()}\n${end}`;
}

/** A segment of a JSON pointer. https://www.rfc-editor.org/rfc/rfc6901 */
export const pointer = (segment: string): string => segment.replaceAll('~', '~0').replaceAll('/', '~1');
