import type { Recording } from '../../bench/made/recording';
import { openRoad, planted, type Road, type RoadFaults } from './road';

/** A fault on the road, and what must hold. */
export interface Row {
  area: string;
  fault: string;
  /** What is asked; default: check-scrape. */
  asks?: string;
  faults?: RoadFaults;
  /** What happens; default: the question is typed, and the queue delivers it until it is settled. */
  act?: (road: Road) => Promise<void>;
  /** What the one message says, and what it may not say. */
  says: RegExp;
  never?: RegExp;
  /** Default 1. */
  messages?: number;
  /** Something that the log must tell. */
  logs?: RegExp;
}

export interface Judged {
  row: Row;
  seconds: number;
  said: string;
  /** Empty where everything held. */
  wrong: string[];
}

const usual = (asks: string) => async (road: Road) => {
  await road.knock(road.signed(road.typed(asks)));
  await road.work();
};

/** Nothing but what was looked at may be called healthy. */
const isHealthy = /white_check_mark/;

export async function judgeRow(row: Row, recording: Recording): Promise<Judged> {
  const startedAt = performance.now();
  const road = await openRoad(recording, row.faults);
  const wrong: string[] = [];
  try {
    await (row.act ?? usual(row.asks ?? 'check-scrape'))(road);
  } catch (error) {
    wrong.push(`it threw ${(error as Error).stack}`);
  }
  await road.close();
  const seen = road.slack.seen();
  const said = seen.map(({ text }) => text).join(' // ');
  const whole = seen.map((each) => each.whole).join('\n');
  const { messages = 1, says, never, logs } = row;
  wrong.push(...road.late);
  if (!road.isMet()) wrong.push('the fault never came to pass');
  if (seen.length !== messages) wrong.push(`${seen.length} messages instead of ${messages}`);
  if (!says.test(whole)) wrong.push(`it does not say ${says}`);
  if (never?.test(whole) === true) wrong.push(`it says ${never}`);
  if (!isHealthy.test(says.source) && isHealthy.test(seen.map(({ text }) => text).join())) wrong.push('it says that all is well');
  const log = road.logged.join('');
  for (const text of planted) if (whole.includes(text) || log.includes(text)) wrong.push(`${text} is told`);
  if (logs !== undefined && !logs.test(log)) wrong.push(`the log does not tell ${logs}`);
  const reference = /reference ([\w-]+)/.exec(whole)?.[1];
  if (reference !== undefined && !log.includes(`"reference":"${reference}"`)) wrong.push('the log does not have its reference');
  if (!/"(id|reference|messageId)":"/.test(log)) wrong.push('the log has no reference at all');
  return { row, seconds: (performance.now() - startedAt) / 1000, said, wrong };
}
