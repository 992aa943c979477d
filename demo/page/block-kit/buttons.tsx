import type { Press } from '../../page-api';
import type { Button } from '../mend-blocks';

export interface ButtonsProps {
  blockId: string | undefined;
  buttons: readonly Button[];
  pressed: string | undefined;
  onPress(action: Press['action']): void;
}

/** A row of buttons that go the same road as a typed line. Those with an address open it. */
export function Buttons({ blockId, buttons, pressed, onPress }: ButtonsProps) {
  return (
    <div className="buttons">
      {buttons.map(({ actionId, label, value, url, style, text }) => {
        const press = () => {
          if (url !== undefined) window.open(url, '_blank', 'noopener,noreferrer');
          onPress({
            action_id: actionId,
            text,
            ...(value !== undefined && { value }),
            ...(blockId !== undefined && { block_id: blockId }),
          });
        };
        return (
          <button
            key={actionId}
            type="button"
            className={`button button-${style ?? 'plain'}`}
            disabled={pressed !== undefined}
            aria-busy={pressed === actionId}
            onClick={press}
          >
            {label}
          </button>
        );
      })}
    </div>
  );
}
