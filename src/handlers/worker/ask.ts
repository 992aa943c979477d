import type { ClusterRequest } from '../../commands/command';
import { explain } from '../../commands/explain';
import { type Manner, mannerOf } from '../../commands/manner';
import type { ExplainRequest } from '../../commands/phrases/explain';
import { type Understood, understand } from '../../commands/understand';
import { cleanWords } from '../../commands/words';
import { explanationBlocks } from '../../renderers/explanation-blocks';
import type { Report } from '../../reports/report';
import type { Question } from './access/access';
import type { Answer, Errand } from './errand';
import type { House } from './house';

/** Words, understood. */
export interface Asked extends Understood {
  manner: Manner;
  /** What access is judged by, one for each cluster; [] where none is asked. */
  questions: Question[];
}

const withoutCluster = ['help', 'clusters', 'explain'];

/** Notes for the audit line what was asked, before anything can go wrong. */
export function noteWords(words: string, errand: Errand): void {
  errand.about.what = cleanWords(words).join(' ').slice(0, 500);
}

/** Throws UserError. */
export function understandAsked(words: string, clusters: readonly string[], errand: Errand): Asked {
  const typed = cleanWords(words);
  const understood = understand(words, clusters);
  const { phrase, request } = understood;
  errand.about.command = phrase.name;
  const questions = withoutCluster.includes(phrase.name)
    ? []
    : clustersOf(request, clusters).map((cluster) => ({ command: phrase.name, cluster }));
  if (questions.length > 0) errand.about.cluster = questions.map(({ cluster }) => cluster).join(', ');
  return { ...understood, manner: mannerOf(typed), questions };
}

/** A request may be about several clusters; one that names none is about the default one. */
function clustersOf(request: ClusterRequest & { clusters?: readonly string[] }, clusters: readonly string[]): readonly string[] {
  const cluster = request.cluster ?? clusters[0];
  return request.clusters ?? (cluster === undefined ? [] : [cluster]);
}

/**
 * The report that was asked for, if the person may ask: the one that was given as `answer` where it is still at hand, else a new one.
 * Throws UserError.
 */
export async function reportOn(asked: Asked, errand: Errand, house: House, answer?: string): Promise<Report> {
  const { app, access } = await house.open();
  const { phrase, request, questions } = asked;
  for (const question of questions) await access.admit(errand.person, question);
  const given = house.recent.find(answer);
  const [question, another] = questions;
  const fits = another === undefined && given?.command === question?.command && given?.cluster === question?.cluster;
  const report =
    given !== undefined && fits
      ? given
      : await app.answer(phrase.name, request, {
          deadlineAt: errand.askUntil,
          progress: (looking) => house.log.debug(looking, { id: errand.id }),
        });
  house.recent.keep(errand.id, report);
  errand.about.verdict = report.verdict;
  return report;
}

/** What a check or a cause means. Throws UserError. */
export function explanationAnswer({ request }: Understood, docsUrl: string | undefined): Answer {
  const { text, blocks } = explanationBlocks(explain(request as ExplainRequest), docsUrl);
  return { versions: [{ text, blocks }, { text }], modal: blocks };
}
