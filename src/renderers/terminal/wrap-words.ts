import { displayWidth } from '../display-width';

/** Lines no wider than `width` where words allow it: a word is never broken, so that names can be copied. Newlines of the text stay. */
export function wrapWords(text: string, width: number, indent = ''): string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(/[ \t]+/)) {
        if (line !== '' && displayWidth(indent) + displayWidth(line) + 1 + displayWidth(word) > width) {
          lines.push(indent + line);
          line = word;
        } else line = line === '' ? word : `${line} ${word}`;
      }
      return [...lines, (indent + line).trimEnd()];
    });
}
