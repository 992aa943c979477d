import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { Press, PressedIn } from '../page-api';
import type { Conversation } from './conversation';
import { MessageRow } from './message-row';
import { SaidRow } from './said-row';
import type { Theme } from './use-theme';

export interface MessageListProps {
  conversation: Conversation;
  theme: Theme;
  start: ReactNode;
  onPress(id: string, where: PressedIn, action: Press['action']): void;
}

/** The channel's rows, the newest below. What is new is brought into sight: its end, or its beginning where it is taller than the window. */
export function MessageList({ conversation, theme, start, onPress }: MessageListProps) {
  const { entries, steps } = conversation;
  const list = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes the rows may change their height
  useLayoutEffect(() => {
    const box = list.current!;
    const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')].slice(-2);
    const top = rows[0] === undefined ? 0 : rows[0].offsetTop - 12;
    box.scrollTo({ top: Math.min(top, box.scrollHeight) });
    if (box.scrollHeight - top <= box.clientHeight) box.scrollTop = box.scrollHeight;
  }, [entries]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <div className="messages" ref={list} role="log" aria-label={`Messages`} tabIndex={0}>
      {start}
      {entries.length > 0 && (
        <p className="day">
          <span>Today</span>
        </p>
      )}
      {entries.map((entry) => {
        if (entry.kind === 'said') return <SaidRow key={entry.id} entry={entry} />;
        if (entry.kind === 'message')
          return (
            <MessageRow
              key={entry.id}
              entry={entry}
              steps={steps[entry.id] ?? []}
              theme={theme}
              onPress={(action) => onPress(entry.id, entry.message.response_type === 'in_channel' ? 'message' : 'ephemeral', action)}
            />
          );
        return (
          <p key={entry.id} className="day" data-row>
            <span>{entry.text}</span>
          </p>
        );
      })}
    </div>
  );
}
