/** What the composer shows when a key is pressed. */
export interface ComposerState {
  hasCompletions: boolean;
  /** One of them is marked. */
  isMarked: boolean;
  isEmpty: boolean;
  isMultiline: boolean;
}

export type KeyMeaning = 'dismiss' | 'mark-next' | 'mark-previous' | 'take' | 'line-before' | 'line-after' | 'send';

/** What a key is for, as in Slack's composer; undefined where it is for the text itself. */
export function meaningOf({ key, shiftKey }: { key: string; shiftKey: boolean }, state: ComposerState): KeyMeaning | undefined {
  const { hasCompletions, isMarked, isEmpty, isMultiline } = state;
  if (shiftKey) return undefined;
  switch (key) {
    case 'Escape':
      return hasCompletions ? 'dismiss' : undefined;
    case 'Tab':
      return hasCompletions ? 'take' : undefined;
    case 'Enter':
      return hasCompletions && isMarked ? 'take' : 'send';
    case 'ArrowUp':
      if (hasCompletions && !isEmpty) return 'mark-previous';
      return isMultiline ? undefined : 'line-before';
    case 'ArrowDown':
      if (hasCompletions && !isEmpty) return 'mark-next';
      return isMultiline ? undefined : 'line-after';
    default:
      return undefined;
  }
}
