import { useState } from 'react';
import { CopyIcon, TickIcon } from '../icons';

/** Code with a button that copies it exactly as it is. */
export function CodeBlock({ text }: { text: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  const words = { idle: 'Copy', copied: 'Copied', refused: 'Not allowed' }[state];
  return (
    <div className="code">
      <button type="button" className="code-copy" onClick={copy} onBlur={() => setState('idle')} onMouseLeave={() => setState('idle')}>
        {state === 'copied' ? <TickIcon size={15} /> : <CopyIcon size={15} />}
        <span aria-live="polite">{words}</span>
      </button>
      <pre>
        <code>{text}</code>
      </pre>
    </div>
  );
}
