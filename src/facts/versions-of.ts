/** Images whose version says what was recorded. */
const told = [
  'prometheus-operator',
  'prometheus',
  'actions-runner-controller',
  'gha-runner-scale-set-controller',
  'alertmanager',
  'grafana',
];

/** Versions of what runs, by the name of its image, as found anywhere in facts; several of one image are all named. */
export function versionsOf(facts: unknown): Record<string, string> {
  const found = new Map<string, Set<string>>();
  collect(facts, found);
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, tags]) => [name, [...tags].sort().join(', ')]));
}

function collect(value: unknown, found: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'image' || typeof inner !== 'string') collect(inner, found);
    else {
      const [, name, tag] = /(?:^|\/)([\w.-]+):([\w][\w.-]{0,127})(?:@.*)?$/.exec(inner) ?? [];
      if (name !== undefined && tag !== undefined && told.includes(name)) found.set(name, (found.get(name) ?? new Set()).add(tag));
    }
  }
}
