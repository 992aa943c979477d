const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Puts a colour around text that was already made safe; without colours it hands the text back. */
export type Paint = (colour: keyof typeof codes, text: string) => string;

/** SGR sequences around each line, so that a pager which starts anew at a line end keeps the colour. */
export const paintWith =
  (colour: boolean): Paint =>
  (name, text) =>
    colour ? text.replace(/^.+$/gm, (line) => `\u001b[${codes[name]}m${line}\u001b[0m`) : text;
