import type { Completion, Completions } from './complete';

export const optionId = (at: number): string => `completion-${at}`;

export interface CompletionListProps {
  found: Completions;
  marked: number | undefined;
  onChoose(option: Completion): void;
}

/** What the line may go on with, above the composer. The keys are the composer's. */
export function CompletionList({ found, marked, onChoose }: CompletionListProps) {
  return (
    <div className="completions">
      <p className="completions-title">{found.title}</p>
      <div id="completions" role="listbox" aria-label="Completions">
        {found.options.map((option, at) => (
          // The composer keeps the focus, so that its keys go on working.
          <button
            key={option.line}
            id={optionId(at)}
            type="button"
            role="option"
            aria-selected={at === marked}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option)}
          >
            <b>{option.label}</b>
            {option.usage && <span className="completions-usage">{option.usage}</span>}
            <span className="completions-detail">{option.detail}</span>
          </button>
        ))}
      </div>
      <p className="completions-keys">
        <span>
          <b>↑ ↓</b> to choose
        </span>
        <span>
          <b>Tab</b> to take
        </span>
        <span>
          <b>Esc</b> to dismiss
        </span>
      </p>
    </div>
  );
}
