import { type RefObject, useEffect } from 'react';

/** What is typed while nothing else takes it goes to the composer, as in Slack. */
export function useTypingAnywhere(composer: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const focus = ({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent) => {
      if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return;
      if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'radio')) return;
      composer.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [composer]);
}
