import { readScenes, type Scene } from '../../../demo/clusters/read-scenes';
import { commands } from '../../../src/commands/index';
import type { Report } from '../../../src/reports/report';

/** The recorded clusters of the playground. */
export const scenes: Scene[] = readScenes('test/cases', 'demo/scenes.json', (words) => {
  throw new Error(words);
});

/** What a command says of a scene. */
export function reportOf({ card, recordings }: Scene, name: string): Report {
  const { facts, madeAt } = recordings.get(name)!;
  return commands.find((command) => command.name === name)!.report({}, facts, { cluster: card.id, madeAt });
}

export const healthy = scenes.find(
  (scene) => reportOf(scene, 'check-scrape').verdict === 'healthy' && reportOf(scene, 'status').verdict === 'healthy',
);

/** One that is broken, and has a command that mends it. */
export const broken = scenes.find((scene) => reportOf(scene, 'check-scrape').verdict === 'unhealthy' && firstCommand(scene) !== undefined);

export function firstCommand(scene: Scene): string | undefined {
  const problems = reportOf(scene, 'check-scrape').sections.flatMap((section) => (section.kind === 'problems' ? section.problems : []));
  return problems.find(({ fix }) => fix !== undefined && fix.commands.length > 0)?.fix?.commands[0];
}
