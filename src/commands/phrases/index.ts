import type { Phrase } from '../command';
import { checkScrapePhrase } from './check-scrape';
import { clustersPhrase } from './clusters';
import { digestPhrase } from './digest';
import { doctorPhrase } from './doctor';
import { explainPhrase } from './explain';
import { helpPhrase } from './help';
import { stackPhrase } from './stack';
import { statusPhrase } from './status';
import { trendPhrase } from './trend';

/** What people can say, in the order in which help lists it. Requests are typed where a phrase is named; here they are any. */
// biome-ignore lint/suspicious/noExplicitAny: a list of phrases with different requests has no other common type
export const phrases: readonly Phrase<any>[] = [
  statusPhrase,
  checkScrapePhrase,
  stackPhrase,
  digestPhrase,
  trendPhrase,
  doctorPhrase,
  clustersPhrase,
  explainPhrase,
  helpPhrase,
];
