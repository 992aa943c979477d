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
          <h2>{workspace.name}</h2>
          <button type="button" className="sidebar-close" onClick={onClose} aria-label="Close the list of clusters">
            <CloseIcon />
          </button>
        </header>
        <div className="sidebar-scroll">
          <h3 className="sidebar-section">Channels</h3>
          <p className="sidebar-item sidebar-channel" aria-current="page">
            <HashIcon size={16} />
            {workspace.channel}
          </p>
          <h3 className="sidebar-section">Apps</h3>
          <p className="sidebar-item">
            <img src="/icon.svg" alt="" width="18" height="18" />
            arcbot
            <span className="sidebar-hint">{workspace.command}</span>
          </p>
          <h3 className="sidebar-section" id="clusters">
            Cluster that is asked
          </h3>
          <ClusterPicker clusters={workspace.clusters} chosen={chosen} onChoose={onChoose} />
        </div>
      </nav>
    </>
  );
}
