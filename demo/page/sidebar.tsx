import type { Workspace } from '../page-api';
import { ClusterPicker } from './cluster-picker';
import { CloseIcon, HashIcon } from './icons';

export interface SidebarProps {
  workspace: Workspace;
  chosen: string;
  onChoose(cluster: string): void;
  onClose(): void;
}

/** Channels, and the clusters that can be asked. */
export function Sidebar({ workspace, chosen, onChoose, onClose }: SidebarProps) {
  return (
    <>
      <div className="sidebar-shade" onClick={onClose} aria-hidden="true" />
      <nav className="sidebar" aria-label="Workspace">
        <header className="sidebar-header">
          <h1>{workspace.name}</h1>
          <button type="button" className="sidebar-close" onClick={onClose} aria-label="Close the list of clusters">
            <CloseIcon />
          </button>
        </header>
        <div className="sidebar-scroll">
          <h2 className="sidebar-section">Channels</h2>
          <p className="sidebar-item sidebar-channel" aria-current="page">
            <HashIcon size={16} />
            {workspace.channel}
          </p>
          <h2 className="sidebar-section" id="clusters">
            Cluster that is asked
          </h2>
          <ClusterPicker clusters={workspace.clusters} chosen={chosen} onChoose={onChoose} />
          <h2 className="sidebar-section">Apps</h2>
          <p className="sidebar-item">
            <img src="/icon.svg" alt="" width="18" height="18" />
            arcbot
            <span className="sidebar-hint">{workspace.command}</span>
          </p>
        </div>
      </nav>
    </>
  );
}
