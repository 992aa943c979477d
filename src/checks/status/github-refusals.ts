import type { ArcWords } from './arc-words';

/** GitHub's own words, as its client library in ARC repeats them. https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export const refusals = {
  credentials: /\b401\b.*(Bad credentials|Unauthorized|Requires authentication)|Bad credentials|could not refresh installation.*\b401\b/i,
  rateLimit: /\b(403|429)\b.*rate limit|API rate limit|secondary rate limit/i,
};

const recentSeconds = 300;

/** What was said within the last minutes; older words are about what may be mended by now. */
export const recentWords = ({ said }: ArcWords, atSeconds: number): ArcWords['said'] =>
  said.filter((words) => words.atSeconds !== null && atSeconds - words.atSeconds <= recentSeconds);
