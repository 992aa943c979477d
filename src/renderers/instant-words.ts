/** `2026-11-23 09:00 UTC` of an ISO 8601 instant in UTC; anything else as it is. */
export const instantWords = (at: string): string => at.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/, '$1 $2 UTC');
