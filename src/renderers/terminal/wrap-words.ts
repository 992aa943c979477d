import { displayWidth } from '../display-width';

/** Lines no wider than `width` where words allow it: a word is never broken, so that names can be copied. Newlines of the text stay. */
export function wrapWords(text: string, width: number, indent = ''): string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      let lineWidth = 0;
      for (const word of paragraph.split(/[ \t]+/)) {
        const wordWidth = displayWidth(word);
        const goesOn = line === '' || indent.length + lineWidth + 1 + wordWidth <= width;
        if (!goesOn) lines.push(indent + line);
        lineWidth = goesOn && line !== '' ? lineWidth + 1 + wordWidth : wordWidth;
        line = goesOn && line !== '' ? `${line} ${word}` : word;
      }
      return [...lines, (indent + line).trimEnd()];
    });
}
