import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Workspace } from '../page-api';
import { complete } from './complete';
import { CompletionList, optionId } from './completion-list';
import { SendIcon, SlashIcon } from './icons';
import { type KeyMeaning, meaningOf } from './key-meaning';
import { LineHistory } from './line-history';
import { useTypingAnywhere } from './use-typing-anywhere';

export interface ComposerProps {
  workspace: Workspace;
  chosen: string;
  isWaiting: boolean;
  onSend(line: string): void;
}

/** Where lines are typed: completion as Slack has it for slash commands, and the lines before by the arrow keys. */
export function Composer({ workspace, chosen, isWaiting, onSend }: ComposerProps) {
  const [line, setLine] = useState('');
  const [marked, mark] = useState<number>();
  const [isDismissed, dismiss] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const [history] = useState(() => new LineHistory());
  const found = isDismissed ? undefined : complete(line, workspace, chosen);
  const at = found && (marked ?? (found.unfinished ? 0 : undefined));

  useLayoutEffect(() => {
    const area = box.current!;
    area.style.height = 'auto';
    area.style.height = `${Math.min(area.scrollHeight, 200)}px`;
  });

  useTypingAnywhere(box);

  const write = (text: string, isRecalled = false) => {
    setLine(text);
    mark(undefined);
    dismiss(isRecalled);
    box.current?.focus();
  };
  const send = () => {
    const said = line.trim();
    if (said === '') return;
    history.add(said);
    write('');
    onSend(said);
  };
  const move = (step: 1 | -1) => {
    const count = found?.options.length ?? 0;
    mark(at === undefined ? (step === 1 ? 0 : count - 1) : (at + step + count) % count);
  };
  const recall = (text: string | undefined) => text !== undefined && write(text, true);
  const actions: Record<KeyMeaning, () => unknown> = {
    dismiss: () => dismiss(true),
    'mark-next': () => move(1),
    'mark-previous': () => move(-1),
    take: () => write(found!.options[at ?? 0]!.line),
    'line-before': () => recall(history.before(line)),
    'line-after': () => recall(history.after()),
    send,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const state = {
      hasCompletions: found !== undefined,
      isMarked: at !== undefined,
      isEmpty: line === '',
      isMultiline: line.includes('\n'),
    };
    const meaning = meaningOf(event, state);
    if (meaning === undefined) return;
    event.preventDefault();
    actions[meaning]();
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {found && <CompletionList found={found} marked={at} onChoose={({ line: text }) => write(text)} />}
      <div className="composer-box">
        <textarea
          ref={box}
          rows={1}
          value={line}
          maxLength={8000}
          aria-label={`Message #${workspace.channel}`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={found && 'completions'}
          aria-activedescendant={at === undefined ? undefined : optionId(at)}
          placeholder={`Message #${workspace.channel}; / for commands`}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: typing is what the page is for
          autoFocus
          onChange={(event) => {
            setLine(event.target.value);
            mark(undefined);
            dismiss(false);
          }}
          onKeyDown={onKeyDown}
        />
        <div className="composer-tools">
          <button
            type="button"
            className="composer-slash"
            onClick={() => write(`${workspace.command} `)}
            title={`Begin with ${workspace.command}`}
          >
            <SlashIcon size={18} />
            <span className="hidden">Begin with {workspace.command}</span>
          </button>
          <button type="submit" className="composer-send" disabled={line.trim() === ''} aria-label="Send now">
            <SendIcon size={16} />
          </button>
        </div>
      </div>
      <p className="composer-foot">
        <span role="status">
          {isWaiting && (
            <>
              <span className="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <b>arcbot</b> is looking
            </>
          )}
        </span>
        <span className="composer-keys">
          <b>Enter</b> to send, <b>↑</b> for lines before
        </span>
      </p>
    </form>
  );
}
