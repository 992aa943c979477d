import type { Report } from '../reports/report';
import { context, type MessageBlock, mrkdwnElement, plainElement, section } from './block-kit/blocks';
import { verdictEmoji } from './block-kit/compose-message';
import { instantWords } from './instant-words';
import { link, mrkdwn, within } from './mrkdwn';
import { LIMITS } from './slack-limits';
import { oneLine } from './visible';

/** A cluster as the App Home shows it. */
export interface HomeCluster {
  name: string;
  asking: boolean;
  /** What was seen last. */
  seen?: Pick<Report, 'verdict' | 'summary' | 'madeAt'> | undefined;
  /** Why it is not known now. */
  why?: string | undefined;
  /** Of the button that opens its status. */
  value: string;
}

/** A digest of the workspace as the App Home shows it. */
export interface HomeDigest {
  /** `weekdays 09:00 Asia/Seoul, next: Tue 24 Nov 09:00 KST`. */
  when: string;
  /** ID of the channel that it goes to. */
  channel: string;
  clusters: readonly string[];
  on: boolean;
  /** Of the button that switches it; undefined where this person may not. */
  value: string | undefined;
}

export interface HomeParts {
  clusters: readonly HomeCluster[];
  /** Undefined where this deployment has none, or they are not known yet; words: why they cannot be known. */
  digests?: readonly HomeDigest[] | string | undefined;
  docsUrl?: string | undefined;
}

export const homeActionIds = { cluster: 'home-cluster', refresh: 'home-refresh', digest: 'home-digest' } as const;

/** https://docs.slack.dev/reference/views/home-tab-views */
export interface HomeView {
  type: 'home';
  blocks: MessageBlock[];
}

const mostClusters = 60;
const mostDigests = 25;

export function homeView({ clusters, digests, docsUrl }: HomeParts): HomeView {
  const isAsking = clusters.some(({ asking }) => asking);
  const help = ['`/arc help` tells what can be asked', ...(docsUrl === undefined ? [] : [link(docsUrl, 'Documentation')])];
  const blocks: MessageBlock[] = [
    header('Clusters'),
    ...clusters.slice(0, mostClusters).map(clusterBlock),
    ...(clusters.length > mostClusters ? [section(`${clusters.length - mostClusters} more: \`/arc clusters\``)] : []),
    ...(clusters.length === 0 ? [section('There is no cluster that you may ask.')] : []),
    ...(isAsking || clusters.length === 0 ? [] : [button('Ask again', homeActionIds.refresh, 'refresh')]),
    ...(digests === undefined ? [] : digestBlocks(digests)),
    context(help.join(' · ')),
  ];
  return { type: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

/** The whole Home as one sentence, where there is nothing else to show. `words` are mrkdwn already. */
export const homeNotice = (words: string): HomeView => ({ type: 'home', blocks: [section(words)] });

const header = (text: string): MessageBlock => ({ type: 'header', text: plainElement(text, LIMITS.header) });

const buttonElement = (label: string, id: string, value: string) => ({
  type: 'button' as const,
  text: plainElement(label, LIMITS.buttonText),
  action_id: id,
  value,
});

const button = (label: string, id: string, value: string): MessageBlock => ({
  type: 'actions',
  elements: [buttonElement(label, id, value)],
});

/** What was seen before stands below what is not known now, with its time, and never in its place. */
function clusterBlock({ name, asking, seen, why, value }: HomeCluster): MessageBlock {
  const title = `*${within(mrkdwn, name, 200)}*`;
  const told = seen && `${within(mrkdwn, oneLine(seen.summary), 600)}\n_seen ${within(mrkdwn, instantWords(seen.madeAt), 60)}_`;
  const before = seen === undefined ? '' : `\nlast seen ${seen.verdict}: ${told}`;
  const text = asking
    ? `:hourglass_flowing_sand: ${title} asking ...${before}`
    : why !== undefined || seen === undefined
      ? `:grey_question: ${title} not known: ${within(mrkdwn, oneLine(why ?? 'not asked yet'), 600)}${before}`
      : `${verdictEmoji[seen.verdict]} ${title} ${seen.verdict}\n${told}`;
  return { type: 'section', text: mrkdwnElement(text), accessory: buttonElement('Status', homeActionIds.cluster, value) };
}

function digestBlocks(digests: readonly HomeDigest[] | string): MessageBlock[] {
  const head: MessageBlock[] = [{ type: 'divider' }, header('Digests')];
  if (typeof digests === 'string') return [...head, section(`:grey_question: not known: ${within(mrkdwn, oneLine(digests), 600)}`)];
  const blocks = digests.slice(0, mostDigests).map(({ when, channel, clusters, on, value }): MessageBlock => {
    const what = `${on ? ':bell:' : ':no_bell:'} <#${channel}> ${within(mrkdwn, clusters.join(', '), 200)}\n${within(mrkdwn, when, 300)}`;
    const accessory = value === undefined ? {} : { accessory: buttonElement(on ? 'Switch off' : 'Switch on', homeActionIds.digest, value) };
    return { type: 'section', text: mrkdwnElement(what), ...accessory };
  });
  const more = digests.length > mostDigests ? [section(`${digests.length - mostDigests} more: \`/arc digest list\``)] : [];
  const none = digests.length === 0 ? [section('None yet. In a channel, type `/arc digest on 09:00`.')] : [];
  return [...head, ...blocks, ...more, ...none];
}
