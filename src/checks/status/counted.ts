/** `1 runner`, `2 runners`; `0 runners`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
