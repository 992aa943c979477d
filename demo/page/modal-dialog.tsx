import { useEffect, useRef } from 'react';
import type { Press } from '../page-api';
import { BlockKit } from './block-kit';
import type { ShownView } from './conversation';
import { CloseIcon } from './icons';
import type { Theme } from './use-theme';

export interface ModalDialogProps {
  shown: ShownView;
  theme: Theme;
  onPress(action: Press['action']): void;
  onClose(): void;
}

/** A modal of the app, over the window. */
export function ModalDialog({ shown: { view }, theme, onPress, onClose }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const title = view.title?.text ?? 'arcbot';
  return (
    <dialog ref={dialog} className="modal" aria-label={title} onClose={onClose}>
      <header className="modal-head">
        <img src="/icon.svg" alt="" width="28" height="28" />
        <h2>{title}</h2>
        <button type="button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </header>
      <div className="modal-body">
        <BlockKit blocks={view.blocks} text={title} theme={theme} pressed={undefined} onPress={onPress} />
      </div>
      <footer className="modal-foot">
        <button type="button" className="button button-plain" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </footer>
    </dialog>
  );
}
