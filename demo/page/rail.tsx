import { Avatar } from './avatar';
import { HomeIcon, MoonIcon, SunIcon } from './icons';
import type { Theme } from './use-theme';

/** The narrow strip on the left. */
export function Rail({ theme, onToggleTheme }: { theme: Theme; onToggleTheme(): void }) {
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <aside className="rail" aria-label="Window">
      <img className="rail-workspace" src="/icon.svg" alt="arcbot playground" width="36" height="36" />
      <span className="rail-item rail-here">
        <span className="rail-icon">
          <HomeIcon />
        </span>
        Home
      </span>
      <button type="button" className="rail-item rail-theme" onClick={onToggleTheme} aria-label={`Switch to the ${other} theme`}>
        <span className="rail-icon">{theme === 'dark' ? <SunIcon /> : <MoonIcon />}</span>
        <span aria-hidden="true">{theme === 'dark' ? 'Light' : 'Dark'}</span>
      </button>
      <Avatar face="you" />
    </aside>
  );
}
