/** As many of the first texts as fit into `room` characters, a newline being counted with each: whole ones only. */
export function leading(texts: readonly string[], room: number): string[] {
  let left = room;
  const taken: string[] = [];
  for (const text of texts) {
    left -= text.length + 1;
    if (left < 0) break;
    taken.push(text);
  }
  return taken;
}
