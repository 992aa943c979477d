import type { Workspace } from '../page-api';
import { isAnswered } from './complete';
import { HashIcon } from './icons';

export interface ChannelStartProps {
  workspace: Workspace;
  chosen: string;
  isEmpty: boolean;
  onAsk(line: string): void;
}

/** What Slack shows at the beginning of a channel; questions to press stand there until one was asked. */
export function ChannelStart({ workspace, chosen, isEmpty, onAsk }: ChannelStartProps) {
  const { channel, command, commands, clusters } = workspace;
  const lines = questionsFor(workspace, chosen);
  const isLive = clusters.some(({ kind }) => kind === 'live');
  return (
    <section className="channel-start">
      <span className="channel-start-hash" aria-hidden="true">
        <HashIcon size={30} />
      </span>
      <h2>Welcome to #{channel}</h2>
      <p>
        The app <b>arcbot</b> is in this channel. Ask it with <code>{command}</code> whether Actions Runner Controller is healthy and
        whether Prometheus really scrapes it: every line goes the whole way that it goes in Slack, and nothing leaves this machine
        {isLive && ' but the questions to the live cluster'}.
        {clusters.some(({ kind }) => kind === 'recorded') && ' Recorded clusters, healthy and broken ones, are chosen on the left.'}
      </p>
      {isEmpty && commands.length > 0 && (
        <ul className="chips" aria-label="Questions to begin with">
          {lines.map(({ line, means }) => (
            <li key={line}>
              <button type="button" className="chip" onClick={() => onAsk(line)}>
                <code>{line}</code>
                <span>{means}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The two questions that everything is about, one about a single thing, and what else there is. */
function questionsFor({ command, commands, clusters }: Workspace, chosen: string): { line: string; means: string }[] {
  const cluster = clusters.find(({ id }) => id === chosen);
  const known = commands.filter((each) => isAnswered(each, cluster)).map(({ name }) => name);
  const knows = (name: string) => known.includes(name);
  const monitor = cluster?.monitors[0];
  return [
    knows('status') && { words: 'status', means: 'Are the runners healthy, and how many are busy?' },
    knows('check-scrape') && { words: 'check-scrape', means: 'Does Prometheus really scrape ARC? If not, why?' },
    knows('check-scrape') && monitor && { words: `check-scrape ${monitor}`, means: 'The same of one monitor' },
    knows('stack') && { words: 'stack', means: 'What is installed?' },
    knows('help') && { words: 'help', means: 'What can be asked?' },
  ]
    .filter((each) => typeof each === 'object')
    .map(({ words, means }) => ({ line: `${command} ${words}`, means }));
}
