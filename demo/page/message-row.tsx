import { useEffect, useRef, useState } from 'react';
import type { Block, Press, SlackMessage } from '../page-api';
import { Avatar } from './avatar';
import { BlockKit } from './block-kit';
import { timeWords } from './clock-words';
import type { MessageEntry, Step } from './conversation';
import { BracesIcon, EyeIcon, RouteIcon } from './icons';
import { MessageJson } from './message-json';
import { RoadSteps } from './road-steps';
import type { Theme } from './use-theme';

export interface MessageRowProps {
  entry: MessageEntry;
  steps: readonly Step[];
  theme: Theme;
  onPress(action: Press['action']): void;
}

const blocksOf = ({ text = '', blocks }: SlackMessage): Block[] =>
  blocks?.length ? blocks : [{ type: 'section', text: { type: 'mrkdwn', text } }];

/** A message of an app, as Slack draws it, with two things that Slack does not show: its JSON, and the way that it came. */
export function MessageRow({ entry, steps, theme, onPress }: MessageRowProps) {
  const [shown, show] = useState<'nothing' | 'json' | 'road'>('nothing');
  const more = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown !== 'nothing') more.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const { by, at, message, pending, pressed } = entry;
  const toggle = (what: 'json' | 'road') => show(shown === what ? 'nothing' : what);
  return (
    <article className="row" data-row data-pending={pending || pressed !== undefined || undefined} data-by={by}>
      {message.response_type !== 'in_channel' && (
        <p className="row-note">
          <EyeIcon size={14} />
          Only visible to you
        </p>
      )}
      <Avatar face={by} />
      <div className="row-body">
        <p className="row-head">
          <b>{by === 'arcbot' ? 'arcbot' : 'Slackbot'}</b>
          {by === 'arcbot' && <span className="app-badge">App</span>}
          <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
        </p>
        <BlockKit blocks={blocksOf(message)} text={message.text ?? ''} theme={theme} pressed={pressed} onPress={onPress} />
        <div ref={more}>
          {shown === 'json' && <MessageJson message={message} />}
          {shown === 'road' && <RoadSteps steps={steps} />}
        </div>
      </div>
      {by === 'arcbot' && (
        <div className="row-actions">
          <button type="button" aria-pressed={shown === 'road'} onClick={() => toggle('road')} title="The way it came">
            <RouteIcon size={18} />
            <span className="hidden">The way this answer came</span>
          </button>
          <button type="button" aria-pressed={shown === 'json'} onClick={() => toggle('json')} title="Its JSON">
            <BracesIcon size={18} />
            <span className="hidden">The JSON of this message</span>
          </button>
        </div>
      )}
    </article>
  );
}
