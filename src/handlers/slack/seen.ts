/** Ids of the latest requests that this process took. Bounded: the oldest are forgotten. */
export class Seen {
  private readonly ids = new Set<string>();
  constructor(private readonly most = 5000) {}

  /** False where it was there already. */
  add(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    const [oldest] = this.ids;
    if (this.ids.size > this.most && oldest !== undefined) this.ids.delete(oldest);
    return true;
  }

  /** So that another delivery may try again. */
  forget(id: string): void {
    this.ids.delete(id);
  }
}
