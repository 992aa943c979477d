import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { readRecording } from '../../bench/made/recording';
import { type Judged, judgeRow, type Row } from './row';
import { apiServerRows } from './rows/api-server';
import { awsRows } from './rows/aws';
import { deliveryRows } from './rows/delivery';
import { manyClustersRows } from './rows/many-clusters';
import { prometheusRows } from './rows/prometheus';
import { queueRows } from './rows/queue';
import { slackRows } from './rows/slack-answers';
import { workerRows } from './rows/worker';

/*
 * npm run test:faults:road [-- --only TEXT] [--at-once 4]
 * Goes the whole road, from Slack's request to the message, with one fault on it at a time, and prints what came of each.
 */
const { values } = parseArgs({
  options: { only: { type: 'string' }, 'at-once': { type: 'string', default: '4' }, said: { type: 'boolean' } },
});
const recording = readRecording();
const rows: Row[] = [
  ...deliveryRows,
  ...queueRows,
  ...workerRows,
  ...awsRows,
  ...apiServerRows,
  ...prometheusRows,
  ...slackRows,
  ...manyClustersRows,
].filter(({ area, fault, asks = '' }) => values.only === undefined || `${area} ${fault} ${asks}`.includes(values.only));
const uncaught: unknown[] = [];
process.on('uncaughtException', (error) => uncaught.push(error));
process.on('unhandledRejection', (error) => uncaught.push(error));

const judged: Judged[] = new Array(rows.length);
let next = 0;
const lane = async () => {
  for (let index = next++; index < rows.length; index = next++) {
    judged[index] = await judgeRow(rows[index]!, recording);
    process.stderr.write(judged[index]!.wrong.length === 0 ? '.' : 'x');
  }
};
await Promise.all(Array.from({ length: Number(values['at-once']) }, lane));
process.stderr.write('\n');

const short = (text: string, most: number) =>
  (text.length > most ? `${text.slice(0, most)}...` : text).replaceAll('|', '/').replaceAll('\n', ' ');
console.log(`Node ${process.versions.node}, ${cpus().length} cores with load ${loadavg()[0]!.toFixed(1)}\n`);
console.log('| # | where | fault | question | what the person is told | s | holds |\n|---|---|---|---|---|---|---|');
for (const [index, { row, seconds, said, wrong }] of judged.entries()) {
  const cells = [
    index + 1,
    row.area,
    short(row.fault, 100),
    row.asks ?? 'check-scrape',
    short(said, values.said ? 2000 : 160) || 'nothing',
    seconds.toFixed(1),
  ];
  console.log(`| ${cells.join(' | ')} | ${wrong.length === 0 ? 'yes' : short(wrong.join('; '), 1500)} |`);
}
const broken = judged.filter(({ wrong }) => wrong.length > 0).length;
console.log(
  `\n${judged.length} faults, ${judged.length - broken} hold, ${broken} do not, ${uncaught.length} exceptions that nobody caught`,
);
for (const error of uncaught) console.log(error);
process.exit(broken + uncaught.length === 0 ? 0 : 1);
