/** Unix milliseconds at which a line was logged, from its `ts` (2.x) or `time` (3.x), in logfmt or JSON; undefined where it does not say. */
export function loggedAt(line: string): number | undefined {
  const [, text = ''] = /(?:^|[\s{,])"?(?:ts|time)"?[=:]"?([^\s",}]+)/.exec(line) ?? [];
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
