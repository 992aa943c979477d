import { useCallback, useState } from 'react';
import type { Workspace } from '../page-api';
import { loadWorkspace } from './ask-server';
import { ChannelHeader } from './channel-header';
import { ChannelStart } from './channel-start';
import { Composer } from './composer';
import { isWaiting } from './conversation';
import { MessageList } from './message-list';
import { Rail } from './rail';
import { Sidebar } from './sidebar';
import { useConversation } from './use-conversation';
import { useTheme } from './use-theme';

/** Slack's window: rail, sidebar, and the one channel with the app in it. */
export function PlaygroundPage({ first }: { first: Workspace }) {
  const [workspace, setWorkspace] = useState(first);
  const [chosen, choose] = useState(first.chosen);
  const [isSidebarOpen, openSidebar] = useState(false);
  const [theme, toggleTheme] = useTheme();
  // A live cluster's monitors and runners are known once it was asked.
  const refresh = useCallback(() => void loadWorkspace().then(setWorkspace, () => {}), []);
  const { conversation, isConnected, ask, pressButton, note } = useConversation(refresh);
  const cluster = workspace.clusters.find(({ id }) => id === chosen);

  const chooseCluster = (id: string) => {
    openSidebar(false);
    if (id === chosen) return;
    choose(id);
    if (conversation.entries.length > 0) note(`Now asking ${id}`);
  };
  const askHere = (line: string) => ask(line, chosen);

  return (
    <div className="window" data-sidebar={isSidebarOpen ? 'open' : 'closed'}>
      <Rail theme={theme} onToggleTheme={toggleTheme} />
      <Sidebar workspace={workspace} chosen={chosen} onChoose={chooseCluster} onClose={() => openSidebar(false)} />
      <main className="channel">
        <ChannelHeader workspace={workspace} cluster={cluster} onOpenSidebar={() => openSidebar(true)} />
        {!isConnected && (
          <p className="lost" role="status">
            The connection to the playground is lost. Trying again ...
          </p>
        )}
        <MessageList
          conversation={conversation}
          theme={theme}
          start={<ChannelStart workspace={workspace} chosen={chosen} isEmpty={conversation.entries.length === 0} onAsk={askHere} />}
          onPress={(id, action) => pressButton(id, action, chosen)}
        />
        <Composer workspace={workspace} chosen={chosen} isWaiting={isWaiting(conversation)} onSend={askHere} />
      </main>
    </div>
  );
}
