import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { AnsweredAtOnce, Press } from '../page-api';
import { listen, openHome, press, say } from './ask-server';
import { afterwards, type Conversation, nothingSaid } from './conversation';

/** A recording answers at once; people should see what they will see in Slack before that. */
const shownAtLeastMs = 650;
const aMoment = () => new Promise((resolve) => setTimeout(resolve, shownAtLeastMs));

const silent: AnsweredAtOnce = {
  by: 'slackbot',
  pending: false,
  message: { text: 'The playground does not answer. Is `npm start` still running in its terminal?' },
};

export interface Channel {
  conversation: Conversation;
  isConnected: boolean;
  ask(line: string, cluster: string): void;
  pressButton(pressed: Pick<Press, 'id' | 'where' | 'action' | 'cluster'>): void;
  openHome(cluster: string): void;
  closeModal(): void;
  note(text: string): void;
}

/** The channel of this page: what was said in it, and the ways to say more. A page that is loaded anew begins anew, as Slack's ephemeral messages do. */
export function useConversation(onAnswer: () => void): Channel {
  const [conversation, happen] = useReducer(afterwards, nothingSaid);
  const [isConnected, setConnected] = useState(true);
  const [page] = useState(() => crypto.randomUUID());
  /** By message: when what stands there was seen long enough. */
  const seen = useRef(new Map<string, Promise<unknown>>());
  const heard = useRef(onAnswer);
  heard.current = onAnswer;

  useEffect(
    () =>
      listen(
        page,
        (event) => {
          const tell = () => {
            happen({ kind: 'told', event, at: Date.now() });
            if (event.kind === 'message') heard.current();
          };
          if (event.kind === 'step' || event.kind === 'home') tell();
          else seen.current.set(event.id, (seen.current.get(event.id) ?? Promise.resolve()).then(tell).then(aMoment));
        },
        setConnected,
      ),
    [page],
  );

  const wait = useCallback((id: string, answering: Promise<AnsweredAtOnce>) => {
    const shown = answering
      .catch(() => silent)
      .then((answer) => {
        happen({ kind: 'answered', id, answer, at: Date.now() });
        return aMoment();
      });
    seen.current.set(id, shown);
  }, []);

  const ask = useCallback(
    (line: string, cluster: string) => {
      const id = crypto.randomUUID();
      happen({ kind: 'said', id, line, at: Date.now() });
      wait(id, say({ page, id, cluster, line }));
    },
    [page, wait],
  );

  const pressButton = useCallback(
    (pressed: Pick<Press, 'id' | 'where' | 'action' | 'cluster'>) => {
      const { id, action } = pressed;
      happen({ kind: 'pressed', id, actionId: action.action_id });
      wait(id, press({ page, ...pressed }));
    },
    [page, wait],
  );

  const askForHome = useCallback(
    (cluster: string) => {
      const id = crypto.randomUUID();
      wait(id, openHome({ page, id, cluster }));
    },
    [page, wait],
  );

  const note = useCallback((text: string) => happen({ kind: 'noted', id: crypto.randomUUID(), text }), []);

  const closeModal = useCallback(() => happen({ kind: 'modal-closed' }), []);

  return { conversation, isConnected, ask, pressButton, openHome: askForHome, closeModal, note };
}
