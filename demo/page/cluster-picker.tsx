import type { ClusterCard } from '../page-api';
import { RecordedIcon } from './icons';

export interface ClusterPickerProps {
  clusters: readonly ClusterCard[];
  chosen: string;
  onChoose(cluster: string): void;
}

/** One of the clusters, in groups: which link of the chain is broken in it. Arrow keys move the choice, as in any group of radio buttons. */
export function ClusterPicker({ clusters, chosen, onChoose }: ClusterPickerProps) {
  const groups = [...new Set(clusters.map(({ group }) => group))];
  return (
    <div role="radiogroup" aria-labelledby="clusters">
      {groups.map((group) => (
        <fieldset key={group} className="picker-group">
          <legend>{group}</legend>
          {clusters
            .filter((cluster) => cluster.group === group)
            .map(({ id, title, kind }) => (
              <label key={id} className="sidebar-item picker-item" title={`${title} (${id})`}>
                <input type="radio" name="cluster" value={id} checked={id === chosen} onChange={() => onChoose(id)} />
                {kind === 'live' ? <span className="live-dot" role="img" aria-label="live" /> : <RecordedIcon size={16} />}
                <span className="picker-title">{title}</span>
              </label>
            ))}
        </fieldset>
      ))}
    </div>
  );
}
