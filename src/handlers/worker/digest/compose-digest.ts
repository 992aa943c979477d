import type { App } from '../../../app';
import { orRefusal } from '../../../app/several-clusters';
import type { DigestJob } from '../../../job';
import { mrkdwn } from '../../../renderers/mrkdwn';
import { dueWords } from '../../../reports/digest-clock';
import { problemName } from '../../../reports/digest-news';
import { digestOfMany } from '../../../reports/digest-of-many';
import { span } from '../../../reports/digest-words';
import type { Problem, Report } from '../../../reports/report';
import { reportAnswer } from '../report-message';
import type { Composed } from './deliver-digest';

export interface ComposeParts {
  app: App;
  docsUrl: string | undefined;
  /** Milliseconds of the epoch. */
  askUntil: number;
  now: number;
}

/** The message of a digest that is due, about the day that ends when it was due, however late it is. */
export async function composeDigest(
  { id, dueAt, digest }: DigestJob,
  before: string[] | undefined,
  parts: ComposeParts,
): Promise<Composed> {
  const report = await reportOf({ dueAt, digest }, before, parts);
  const { versions } = reportAnswer(report, { asker: '', answer: id, shared: false, all: false, docsUrl: parts.docsUrl });
  return { versions, told: namesIn(report) };
}

/** A cluster that was removed since, or that cannot be entered, is a finding as well. */
async function reportOf(
  { dueAt, digest }: Pick<DigestJob, 'dueAt' | 'digest'>,
  before: string[] | undefined,
  parts: ComposeParts,
): Promise<Report> {
  const { clusters, zone } = digest;
  const [cluster = ''] = clusters;
  const request = {
    action: 'now',
    cluster,
    ...(clusters.length > 1 ? { clusters } : {}),
    at: dueAt,
    zone,
    ...(before === undefined ? {} : { before }),
  };
  const told = await orRefusal(cluster, parts.app.answer('digest', request, { deadlineAt: parts.askUntil }));
  if (!('refusal' in told)) return told;
  return digestOfMany([told], { cluster: clusters.join(', '), madeAt: new Date(parts.now).toISOString() });
}

/** Of one cluster, or of several, as their reports tell them. */
function namesIn({ cluster, data }: Report): string[] {
  const several = data.clusters as { cluster: string; problems?: Problem[] }[] | undefined;
  return (several ?? [{ cluster, problems: data.problems as Problem[] | undefined }]).flatMap((each) =>
    (each.problems ?? []).filter(({ severity }) => severity !== 'unknown').map((problem) => problemName(each.cluster, problem)),
  );
}

export function composeSkipped({ dueAt, digest }: DigestJob, lateMs: number): Composed {
  const due = dueWords(Date.parse(dueAt), digest.zone);
  const text = `The digest of ${digest.clusters.join(', ')} that was due ${due} is skipped: it came ${span(lateMs / 1000)} late. To see the last 24 hours: /arc digest now`;
  return { versions: [{ text: mrkdwn(text) }], told: [] };
}
