import type { Workspace } from '../page-api';
import { ClusterPicker } from './cluster-picker';
import { CloseIcon, HashIcon } from './icons';

/** What the window shows. */
export type Place = 'channel' | 'home';

export interface SidebarProps {
  workspace: Workspace;
  place: Place;
  chosen: string;
  onGo(place: Place): void;
  onChoose(cluster: string): void;
  onClose(): void;
}

/** The channel, the app, and the clusters that can be asked. */
export function Sidebar({ workspace, place, chosen, onGo, onChoose, onClose }: SidebarProps) {
  const current = (each: Place) => (each === place ? 'page' : undefined);
  return (
    <>
      <div className="sidebar-shade" onClick={onClose} aria-hidden="true" />
      <nav className="sidebar" aria-label="Workspace">
        <header className="sidebar-header">
          <h2>{workspace.name}</h2>
          <button type="button" className="sidebar-close" onClick={onClose} aria-label="Close the sidebar">
            <CloseIcon />
          </button>
        </header>
        <div className="sidebar-scroll">
          <h3 className="sidebar-section">Channels</h3>
          <button type="button" className="sidebar-item" aria-current={current('channel')} onClick={() => onGo('channel')}>
            <HashIcon size={16} />
            {workspace.channel}
          </button>
          <h3 className="sidebar-section">Apps</h3>
          <button type="button" className="sidebar-item" aria-current={current('home')} onClick={() => onGo('home')}>
            <img src="/icon.svg" alt="" width="18" height="18" />
            arcbot
            <span className="sidebar-hint">{workspace.command}</span>
          </button>
          <h3 className="sidebar-section" id="clusters">
            Cluster that is asked
          </h3>
          <ClusterPicker clusters={workspace.clusters} chosen={chosen} onChoose={onChoose} />
        </div>
      </nav>
    </>
  );
}
