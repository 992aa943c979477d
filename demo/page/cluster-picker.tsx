import { useState } from 'react';
import type { ClusterCard } from '../page-api';
import { findClusters } from './find-clusters';
import { RecordedIcon } from './icons';

export interface ClusterPickerProps {
  clusters: readonly ClusterCard[];
  chosen: string;
  onChoose(cluster: string): void;
}

/** As many are found by looking. */
const fewClusters = 20;

/** One of the clusters, in groups: which link of the chain is broken in it. Arrow keys move the choice, as in any group of radio buttons. */
export function ClusterPicker({ clusters, chosen, onChoose }: ClusterPickerProps) {
  const [words, setWords] = useState('');
  const found = findClusters(clusters, words);
  const groups = [...new Set(found.map(({ group }) => group))];
  return (
    <div role="radiogroup" aria-labelledby="clusters">
      {clusters.length > fewClusters && (
        <input
          type="search"
          className="picker-search"
          placeholder={`Find among ${clusters.length}`}
          aria-label="Find a cluster"
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      )}
      {found.length === 0 && <p className="picker-none">Nothing is called so.</p>}
      {groups.map((group) => (
        <fieldset key={group} className="picker-group">
          <legend>{group}</legend>
          {found
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
