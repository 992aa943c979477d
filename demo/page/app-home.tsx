import type { Press } from '../page-api';
import { Avatar } from './avatar';
import { BlockKit } from './block-kit';
import type { ShownView } from './conversation';
import { MenuIcon } from './icons';
import type { Theme } from './use-theme';

export interface AppHomeProps {
  /** Undefined until the app has sent it. */
  shown: ShownView | undefined;
  theme: Theme;
  onPress(action: Press['action']): void;
  onOpenSidebar(): void;
}

/** The Home that the app shows whoever opens it. */
export function AppHome({ shown, theme, onPress, onOpenSidebar }: AppHomeProps) {
  return (
    <main className="channel">
      <header className="channel-header">
        <div className="channel-title">
          <button type="button" className="menu" onClick={onOpenSidebar} aria-label="Open the sidebar">
            <MenuIcon />
          </button>
          <Avatar face="arcbot" />
          <h1>arcbot</h1>
          <span className="app-badge">App</span>
        </div>
        <p className="tabs">
          <span aria-current="page">Home</span>
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className="app-home" aria-label="Home" tabIndex={0}>
        {shown === undefined ? (
          <p role="status">The app is asked for its Home ...</p>
        ) : (
          <BlockKit blocks={shown.view.blocks} text="The Home cannot be drawn." theme={theme} pressed={undefined} onPress={onPress} />
        )}
      </section>
    </main>
  );
}
