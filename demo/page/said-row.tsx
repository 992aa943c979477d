import { Avatar } from './avatar';
import { timeWords } from './clock-words';
import type { SaidEntry } from './conversation';

/** A line that the person typed. */
export function SaidRow({ entry: { line, at } }: { entry: SaidEntry }) {
  return (
    <article className="row" data-row>
      <Avatar face="you" />
      <div className="row-body">
        <p className="row-head">
          <b>You</b>
          <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
        </p>
        <p className="row-text">{line}</p>
      </div>
    </article>
  );
}
