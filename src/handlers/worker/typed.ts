import { answerAtOnce } from '../../commands/at-once';
import type { DigestRequest } from '../../commands/phrases/digest';
import { fence } from '../../renderers/mrkdwn';
import { explanationAnswer, noteWords, reportOn, understandAsked } from './ask';
import { keepDigests } from './digest/keep-digests';
import type { Errand } from './errand';
import type { House } from './house';
import { reportAnswer } from './report-message';

/** Understands typed words, asks, and sends the one answer. Throws UserError. */
export async function answerTyped(words: string, prefix: string, errand: Errand, house: House): Promise<void> {
  noteWords(words, errand);
  const { app, docsUrl, digests } = await house.open();
  const asked = understandAsked(words, app.clusters, errand);
  const atOnce = answerAtOnce(asked, { clusters: app.clusters, prefix });
  if (atOnce !== undefined) return errand.send({ versions: [{ text: fence(atOnce) }] });
  if (asked.phrase.name === 'digest' && (asked.request as DigestRequest).action !== 'now')
    return keepDigests(asked.request as DigestRequest, errand, house, digests);
  if (asked.phrase.name === 'explain') return errand.send(explanationAnswer(asked, docsUrl));
  const report = await reportOn(asked, errand, house);
  const { share: shared, all } = asked.manner;
  const answer = reportAnswer(report, { asker: errand.person.user, answer: errand.id, shared, all, docsUrl });
  if (!shared) return errand.send(answer);
  await errand.send(answer, { to: errand.message({ beside: true, inChannel: true }) });
  // In place of the acknowledgement, which would otherwise look for ever.
  await errand.send({ versions: [{ text: 'Answered in the channel.' }] }, { name: 'shared' });
}
