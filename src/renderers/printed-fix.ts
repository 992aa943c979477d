import type { Fix } from '../reports/report';
import { hasUnseen, visible } from './visible';

/** What is said before a block to paste, by the kind of the lasting change. */
export const lastingWords: Record<NonNullable<Fix['lasting']>['kind'], string> = {
  'helm-values': 'So that the next deploy keeps it, in the Helm values:',
  manifest: 'So that the next deploy keeps it, in the manifest:',
  other: 'So that the next deploy keeps it:',
};

/** Said where what is shown is not exactly what has to be run. */
export const notExact = 'Invisible characters are written out here: take the commands from -o json instead.';

/** Commands exactly as they are to be run, or made visible (and said so) where they hold what a terminal or a browser would act on. */
export function printedCommands(commands: readonly string[]): { text: string; exact: boolean } {
  const text = commands.join('\n');
  return hasUnseen(text) ? { text: visible(text), exact: false } : { text, exact: true };
}
