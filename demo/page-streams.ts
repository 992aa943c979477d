import type { PageEvent } from './page-api';

type Listener = (event: NumberedEvent) => void;

export interface NumberedEvent {
  /** Counts up from 1 in each page's stream. */
  number: number;
  event: PageEvent;
}

const kept = 200;
const mostPages = 100;

interface Stream {
  count: number;
  latest: NumberedEvent[];
  listeners: Set<Listener>;
}

/** What is told to each open page; a page that lost its connection hears what it missed. */
export class PageStreams {
  private readonly streams = new Map<string, Stream>();

  tell(page: string, event: PageEvent): void {
    const stream = this.of(page);
    stream.count += 1;
    const numbered = { number: stream.count, event };
    stream.latest = [...stream.latest, numbered].slice(-kept);
    for (const listener of stream.listeners) listener(numbered);
  }

  /** Tells what came after `number`, then what comes; returns what ends it. */
  listen(page: string, number: number, listener: Listener): () => void {
    const stream = this.of(page);
    for (const event of stream.latest) if (event.number > number) listener(event);
    stream.listeners.add(listener);
    return () => stream.listeners.delete(listener);
  }

  private of(page: string): Stream {
    const stream = this.streams.get(page) ?? { count: 0, latest: [], listeners: new Set() };
    // Those that were spoken to last stand last.
    this.streams.delete(page);
    this.streams.set(page, stream);
    for (const [key, { listeners }] of this.streams) {
      if (this.streams.size <= mostPages) break;
      if (listeners.size === 0 && key !== page) this.streams.delete(key);
    }
    return stream;
  }
}
