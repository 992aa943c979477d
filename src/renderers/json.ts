import type { Report } from '../reports/report';
import { atFirstUse } from './at-first-use';

/** JSON lets these stand unescaped, yet they steer terminals or hide text: C1 controls, format characters, separators. */
const steering = atFirstUse(String.raw`[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]`);

/** What `-o json` prints: one object, the head of every command first, then what the command itself has to say. */
export function renderJson({ command, cluster, madeAt, verdict, summary, data }: Report): string {
  const head = { schemaVersion: 1, command, cluster, madeAt, verdict, summary };
  return JSON.stringify({ ...head, ...data, ...head }, null, 2).replace(steering(), escaped);
}

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
