/** Does what has a name once: whoever asks for it again gets the first one's end. What failed may be tried again. */
export class Once {
  private readonly done = new Map<string, Promise<void>>();
  constructor(private readonly most = 2000) {}

  do(name: string, work: () => Promise<void>): Promise<void> {
    const before = this.done.get(name);
    if (before !== undefined) return before;
    const doing = work();
    this.done.set(name, doing);
    const [oldest] = this.done.keys();
    if (this.done.size > this.most && oldest !== undefined) this.done.delete(oldest);
    doing.catch(() => this.done.delete(name));
    return doing;
  }
}
