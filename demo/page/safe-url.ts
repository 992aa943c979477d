/** Only addresses that cannot run anything. */
export function safeUrl(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return ['https:', 'http:', 'mailto:'].includes(new URL(url).protocol) ? url : undefined;
}
