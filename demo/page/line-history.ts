/** The lines that were sent, and where among them the person is. */
export class LineHistory {
  private readonly lines: string[] = [];
  /** Index of the line that is shown; the number of lines for the one that is being typed. */
  private at = 0;
  private draft = '';

  add(line: string): void {
    if (this.lines.at(-1) !== line) this.lines.push(line);
    this.at = this.lines.length;
    this.draft = '';
  }

  /** The line before; `shown` is kept where it is not one of them yet. Undefined at the first. */
  before(shown: string): string | undefined {
    if (this.at === 0) return undefined;
    if (this.at === this.lines.length) this.draft = shown;
    this.at -= 1;
    return this.lines[this.at];
  }

  /** The line after, at last what was being typed. Undefined behind that. */
  after(): string | undefined {
    if (this.at >= this.lines.length) return undefined;
    this.at += 1;
    return this.at === this.lines.length ? this.draft : this.lines[this.at];
  }
}
