import type { ClusterCard, Workspace } from '../page-api';
import { instantWords } from './clock-words';
import { ChevronIcon, HashIcon, MenuIcon, RecordedIcon } from './icons';

export interface ChannelHeaderProps {
  workspace: Workspace;
  cluster: ClusterCard | undefined;
  onOpenSidebar(): void;
}

/** The channel's name, and under it, where Slack has bookmarks, the cluster that is asked: live, or recorded when and of what. */
export function ChannelHeader({ workspace, cluster, onOpenSidebar }: ChannelHeaderProps) {
  return (
    <header className="channel-header">
      <div className="channel-title">
        <button type="button" className="menu" onClick={onOpenSidebar} aria-label="Choose the cluster that is asked">
          <MenuIcon />
        </button>
        <h1>
          <HashIcon size={18} />
          {workspace.channel}
        </h1>
      </div>
      {cluster && (
        <section className="bookmarks" aria-label="Cluster that is asked">
          <button type="button" className="bookmark-cluster" onClick={onOpenSidebar}>
            {cluster.kind === 'live' ? <span className="live-dot" /> : <RecordedIcon size={16} />}
            <strong>{cluster.id}</strong>
            <ChevronIcon size={16} />
          </button>
          <span>{cluster.kind === 'live' ? `Live: ${cluster.title}` : recordedWords(cluster)}</span>
          {Object.entries(cluster.versions).map(([name, version]) => (
            <span key={name} className="bookmark-version">
              {name} <b>{version}</b>
            </span>
          ))}
        </section>
      )}
    </header>
  );
}

const recordedWords = ({ madeAt }: ClusterCard): string =>
  `Recording of a real cluster${madeAt === undefined ? '' : `, made ${instantWords(madeAt)}`}`;
