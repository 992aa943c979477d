/**
 * A pattern with `\p{...}` in it, global: such a one is made when it is first needed. As a literal it would be read with its file, and
 * reading two of them takes a millisecond, a tenth of what the door adds to its request (bench/README.md).
 */
export function atFirstUse(pattern: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(pattern, 'gu');
    return made;
  };
}
