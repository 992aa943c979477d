import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readHead } from './read-head.mjs';

const patienceForMending = 260_000;

/** Breaks the bed by one fault, asks, applies the printed commands as they are printed, asks again. The row of the table, and `ok`. */
export function tryFault(bed, question, file, options) {
  bed.reset();
  try {
    return breakAndAsk(bed, question, file, options);
  } finally {
    // What the bed's reset does not bring back by itself.
    bed.fault(file, 'if declare -F heal_it > /dev/null; then heal_it; fi', 120);
  }
}

function breakAndAsk(bed, question, file, { record, answers }) {
  const name = basename(file, '.sh');
  const head = readHead(file);
  const broke = bed.fault(file, 'break_it', 300);
  if (broke.status !== 0) return { name, ok: false, found: 'not broken', why: broke.stderr.slice(-300) };
  const wait = `for i in $(seq ${head.patienceSeconds}); do settled && exit 0; sleep 1; done; exit 1`;
  const settled = bed.fault(file, wait, head.patienceSeconds * 3);
  if (settled.status !== 0) return { name, ok: false, found: 'did not settle', why: settled.stderr.slice(-300) };
  const answer = ask(bed, question, head);
  if (record !== undefined) keepRecordings(bed, question, name, record, head);
  keep(answers, name, answer);
  const { ok, found, extra } = question.judge(answer, head);
  const verdictRight = answer.verdict === head.verdict;
  const row = {
    name,
    found,
    verdict: verdictRight ? answer.verdict : `${answer.verdict}, wanted ${head.verdict}`,
    extra: [...new Set(extra)].join(', '),
    seconds: answer.seconds.toFixed(1),
    mended: '-',
  };
  if (!head.mends) return { ...row, ok: ok && verdictRight };
  const mended = mend(bed, question, file, head, answer);
  if (!mended.ok) keep(answers, `${name}.after`, mended.answer);
  return { ...row, mended: mended.words, ok: ok && verdictRight && mended.ok };
}

function mend(bed, question, file, head, answer) {
  const started = Date.now();
  if (head.byHand) bed.fault(file, 'mend_it', 120);
  const commands = [...new Set(question.commands(answer))];
  const applied = commands.map((command) => bed.shell(command, 60));
  const refused = applied.find(({ status }) => status !== 0);
  const hopeless = refused !== undefined || (commands.length === 0 && !head.byHand);
  let again = ask(bed, question, head);
  while (!question.isMended(again, head) && !hopeless && Date.now() - started < patienceForMending) {
    bed.shell('sleep 4', 10);
    again = ask(bed, question, head);
  }
  const ok = question.isMended(again, head);
  const why = refused === undefined ? '' : `: ${refused.stderr.trim().slice(0, 160)}`;
  const words = ok ? `${Math.round((Date.now() - started) / 1000)} s` : `NO${why} (${again.verdict}: ${question.told(again).join(', ')})`;
  return { ok, words, answer: again };
}

function ask(bed, { command }, head) {
  const started = Date.now();
  const { stdout, stderr, status } = bed.arcbot(`${command} -o json ${head.ask}`);
  if (status === null || status > 2 || stdout === '') throw new Error(`arcbot ended with ${status}: ${stderr}`);
  return { ...JSON.parse(stdout), seconds: (Date.now() - started) / 1000 };
}

function keepRecordings(bed, question, name, folder, head) {
  for (const command of question.record) {
    const { stdout, status } = bed.arcbot(`record ${command} ${head.ask}`);
    if (status > 2 || stdout === '') continue;
    mkdirSync(join(folder, command, name), { recursive: true });
    writeFileSync(join(folder, command, name, 'facts.json'), stdout);
  }
}

function keep(folder, name, answer) {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(answer, null, 1)}\n`);
}
