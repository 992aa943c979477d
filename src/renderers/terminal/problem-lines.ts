import type { Problem } from '../../reports/report';
import { lastingWords, notExact, printedCommands } from '../printed-fix';
import { oneLine, visible } from '../visible';
import type { Paint } from './paint';
import { wrapWords } from './wrap-words';

const marks: Record<Problem['severity'], { mark: string; colour: 'red' | 'yellow' }> = {
  fail: { mark: '✘', colour: 'red' },
  warn: { mark: '!', colour: 'yellow' },
  unknown: { mark: '?', colour: 'yellow' },
};

/** A problem: indented prose; commands and files to paste on lines of their own that start at the margin and are never wrapped. */
export function problemLines({ severity, title, subject, saw, fix, evidence }: Problem, paint: Paint, width: number): string[] {
  const { mark, colour } = marks[severity];
  const prose = (text: string): string[] => (text.trim() === '' ? [] : wrapWords(visible(text), width, '  '));
  const lines = [`${paint(colour, mark)} ${paint('bold', oneLine(title))}`];
  if (subject?.trim()) lines.push(...wrapWords(oneLine(subject), width, '  ').map((line) => paint('dim', line)));
  lines.push(...prose(saw));
  for (const { from, what, text } of evidence ?? [])
    lines.push(...[`  ${from}: ${oneLine(what)}`, ...indented(text)].map((line) => paint('dim', line)));
  if (!fix) return lines;
  if (fix.explain.trim() !== '') lines.push(...prose(`Fix: ${fix.explain.trim()}`));
  const { text, exact } = printedCommands(fix.commands);
  if (fix.commands.length > 0) lines.push('', paint('cyan', text));
  if (!exact) lines.push('', ...prose(notExact));
  if (fix.lasting) lines.push('', `  ${lastingWords[fix.lasting.kind]}`, '', paint('cyan', visible(fix.lasting.text.trimEnd())));
  return lines;
}

const indented = (text: string): string[] =>
  text.trim() === ''
    ? []
    : visible(text.trim())
        .split('\n')
        .map((line) => `    ${line}`);
