const most = 2000;

/** The latest values by key; the oldest are forgotten. */
export class Recent<T> extends Map<string, T> {
  override set(key: string, value: T): this {
    super.set(key, value);
    const [oldest] = this.keys();
    if (this.size > most && oldest !== undefined) this.delete(oldest);
    return this;
  }
}
