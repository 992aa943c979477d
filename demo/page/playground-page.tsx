import { useCallback, useState } from 'react';
import type { Press, PressedIn, Workspace } from '../page-api';
import { AppHome } from './app-home';
import { loadWorkspace } from './ask-server';
import { ChannelHeader } from './channel-header';
import { ChannelStart } from './channel-start';
import { Composer } from './composer';
import { isWaiting } from './conversation';
import { MessageList } from './message-list';
import { ModalDialog } from './modal-dialog';
import { Rail } from './rail';
import { type Place, Sidebar } from './sidebar';
import { useConversation } from './use-conversation';
import { useTheme } from './use-theme';

/** Slack's window: rail, sidebar, and the one channel with the app in it. */
export function PlaygroundPage({ first }: { first: Workspace }) {
  const [workspace, setWorkspace] = useState(first);
  const [chosen, choose] = useState(first.chosen);
  const [place, setPlace] = useState<Place>('channel');
  const [isSidebarOpen, openSidebar] = useState(false);
  const [theme, toggleTheme] = useTheme();
  // A live cluster's monitors and runners are known once it was asked.
  const refresh = useCallback(() => void loadWorkspace().then(setWorkspace, () => {}), []);
  const { conversation, isConnected, ask, pressButton, openHome, closeModal, note } = useConversation(refresh);
  const { entries, modals, home } = conversation;

  const go = (to: Place) => {
    openSidebar(false);
    setPlace(to);
    if (to === 'home') openHome(chosen);
  };
  const chooseCluster = (id: string) => {
    openSidebar(false);
    setPlace('channel');
    if (id === chosen) return;
    choose(id);
    if (entries.length > 0) note(`Now asking ${id}`);
  };
  const askHere = (line: string) => ask(line, chosen);
  const press = (id: string, where: PressedIn, action: Press['action']) => pressButton({ id, where, action, cluster: chosen });
  const modal = modals.at(-1);

  return (
    <div className="window" data-sidebar={isSidebarOpen ? 'open' : 'closed'}>
      <Rail theme={theme} onToggleTheme={toggleTheme} />
      <Sidebar workspace={workspace} place={place} chosen={chosen} onGo={go} onChoose={chooseCluster} onClose={() => openSidebar(false)} />
      {place === 'home' ? (
        <AppHome
          shown={home}
          theme={theme}
          onPress={(action) => home && press(home.id, 'home', action)}
          onOpenSidebar={() => openSidebar(true)}
        />
      ) : (
        <main className="channel">
          <ChannelHeader
            workspace={workspace}
            cluster={workspace.clusters.find(({ id }) => id === chosen)}
            onOpenSidebar={() => openSidebar(true)}
          />
          {!isConnected && (
            <p className="lost" role="status">
              The connection to the playground is lost. Trying again ...
            </p>
          )}
          <MessageList
            conversation={conversation}
            theme={theme}
            start={<ChannelStart workspace={workspace} chosen={chosen} isEmpty={entries.length === 0} onAsk={askHere} />}
            onPress={press}
          />
          <Composer workspace={workspace} chosen={chosen} isWaiting={isWaiting(conversation)} onSend={askHere} />
        </main>
      )}
      {modal && (
        <ModalDialog
          key={modal.id}
          shown={modal}
          theme={theme}
          onPress={(action) => press(modal.id, 'modal', action)}
          onClose={closeModal}
        />
      )}
    </div>
  );
}
