import { changedLines } from './changed-lines';
import type { PlannedFile } from './file-plan';
import type { LookedAt } from './look-at-cluster';
import type { Step } from './next-steps';

/** What was seen of each cluster. */
export const seenLines = (clusters: readonly LookedAt[]): string[] =>
  clusters.flatMap(({ eksName, region, authenticationMode = 'not known', publicAccess, found, notes }) => [
    `${eksName} in ${region}: authentication mode ${authenticationMode}, ${publicAccess === undefined ? 'endpoint not known' : publicAccess ? 'public endpoint' : 'private endpoint'}`,
    ...(found === undefined
      ? ['  Where Prometheus and ARC are could not be looked at: the usual namespaces are written.']
      : [
          `  Prometheus: ${found.prometheuses.map(({ namespace, name }) => `${namespace}/${name}`).join(', ') || 'none was seen'}`,
          `  ARC: ${found.parts.join(', ') || 'no controller was seen'}${found.arc.length === 0 ? '' : `; in ${found.arc.join(', ')}`}`,
        ]),
    ...notes.map((note) => `  ${note}`),
  ]);

const actions: Readonly<Record<PlannedFile['action'], readonly [now: string, dry: string]>> = {
  write: ['written', 'would be written'],
  update: ['brought up to date', 'would be brought up to date'],
  replace: ['written over', 'would be written over'],
  kept: ['changed by hand, so kept; --force would write', 'changed by hand, so kept; --force would write'],
  same: ['as it was', 'as it is'],
};

const mostLines = 40;

/** What becomes of each file, and of those that are there already every line that differs. */
export const fileLines = (files: readonly PlannedFile[], dry: boolean): string[] => [
  '',
  ...files.flatMap(({ path, action, before, text }) => {
    const lines = before === undefined || action === 'same' ? [] : changedLines(before, text);
    const more = lines.length - mostLines;
    return [
      `${path}: ${actions[action][dry ? 1 : 0]}`,
      ...lines.slice(0, mostLines).map((line) => `  ${line}`),
      ...(more > 0 ? [`  ... and ${more} more lines`] : []),
    ];
  }),
];

export const stepLines = (steps: readonly Step[]): string[] => [
  '',
  'Left to run (nothing of it was):',
  ...steps.flatMap(({ title, commands }, index) => ['', `# ${index + 1}. ${title}`, ...commands]),
];
