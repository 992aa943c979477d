import { UserError } from '../../errors';
import { mrkdwn } from '../../renderers/mrkdwn';
import type { Report } from '../../reports/report';
import { changesSince, type Snapshot } from '../../reports/snapshot';
import type { Access } from './access/access';
import { NotAllowed } from './access/not-allowed';
import { type Asked, explanationAnswer, noteWords, reportOn, understandAsked } from './ask';
import { type Pressed, readButton } from './button-value';
import type { Errand } from './errand';
import type { House } from './house';
import { reportAnswer } from './report-message';
import { openWindow } from './window';

/** Of a block_actions payload, what is needed: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export interface PressPayload {
  trigger_id?: unknown;
  container?: { type?: string; is_ephemeral?: boolean };
  view?: { type?: string };
}

/** Answers a pressed button. What it does is in its words, as if they were typed; where the answer goes depends on where the button was. */
export async function answerPress(value: string, payload: PressPayload, errand: Errand, house: House): Promise<void> {
  const pressed = readButton(value);
  noteWords(pressed?.words ?? 'a button that is not understood', errand);
  if (pressed === undefined) throw new UserError('This button is from another version of arcbot.', 'Type the question instead: /arc help.');
  const { app, access, docsUrl } = await house.open();
  const asked = understandAsked(pressed.words, app.clusters, errand);
  const { share: shared, all } = asked.manner;
  const window = (title: string, looking: string) =>
    openWindow({ triggerId: payload.trigger_id, title, looking, onModal: payload.view?.type === 'modal' }, errand, house);
  if (asked.phrase.name === 'explain') {
    const answer = explanationAnswer(asked, docsUrl);
    await window('Explained', 'Looking it up ...');
    return errand.send(answer);
  }
  await admitPress(pressed, asked, errand, access);
  const options = { asker: errand.person.user, answer: errand.id, shared, all, docsUrl };
  if (shared) {
    const report = await reportOn(asked, errand, house, pressed.answer);
    return errand.send(reportAnswer(report, options), { to: errand.message({ beside: true, inChannel: true }) });
  }
  const acknowledged = mrkdwn(asked.phrase.acknowledge(asked.request));
  const inView = payload.view !== undefined || payload.container?.type === 'view';
  if (all || inView) {
    await window(all ? 'All checks' : (asked.questions[0]?.cluster ?? 'Answer'), acknowledged);
    const report = await reportOn(asked, errand, house, all ? pressed.answer : undefined);
    return errand.send(reportAnswer(report, options));
  }
  await checkAgain(pressed, payload, acknowledged, errand);
  const report = await reportOn(asked, errand, house);
  const isShared = payload.container?.is_ephemeral !== true && pressed.asker !== undefined;
  await errand.send(
    reportAnswer(withChanges(report, pressed.before), { ...options, asker: pressed.asker ?? errand.person.user, shared: isShared }),
  );
}

/** The message is the asker's: its button replaces it. One that is nobody's (a digest) stays, and whoever presses gets an answer of their own. */
async function checkAgain({ asker, before }: Pressed, { container }: PressPayload, acknowledged: string, errand: Errand): Promise<void> {
  const isOwn = container?.is_ephemeral === true;
  if (!isOwn && asker === undefined) return;
  errand.outlet = errand.message({ inChannel: !isOwn });
  const was = before === undefined ? '' : ` It was ${before.verdict} at ${before.at.slice(0, 16).replace('T', ' ')} UTC.`;
  await errand.send({ versions: [{ text: `${acknowledged}${was}` }] }, { name: 'looking' });
}

/** Those whose answer it is, and those whom the configuration names for the question, may press; it says so to everybody else. */
async function admitPress({ asker, words }: Pressed, { questions }: Asked, { person }: Errand, access: Access): Promise<void> {
  if (asker === undefined || asker === person.user || questions.length === 0) return;
  const named = await Promise.all(questions.map((question) => access.isNamed(person, question)));
  if (named.every((each) => each)) return;
  throw new NotAllowed(
    'These buttons are for the person who asked.',
    { users: [asker], groups: [], channels: [], contact: undefined },
    `Ask for yourself: /arc ${words.replace(/ --share$/, '')}`,
  );
}

const withChanges = (report: Report, before: Snapshot | undefined): Report =>
  before === undefined ? report : { ...report, summary: `${changesSince(before, report)}\n${report.summary}` };
