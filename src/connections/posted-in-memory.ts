import { type Posted, rememberedMs } from '../facts/digest/posted';

interface Entry {
  owner: string;
  until: number;
  state: 'held' | 'sending' | 'settled';
}

/** What such a memory holds, as plain JSON. */
export interface PostedState {
  entries: Record<string, Entry>;
  told: Record<string, { dueAt: string; told: string[] }>;
}

export interface PostedInMemoryParts {
  /** No other worker posts; else whatever this one does not know, another may have posted. */
  alone?: boolean;
  /** What an earlier process knew. */
  kept?: PostedState | undefined;
  /** Called before a change counts; throws CouldNotLook where it cannot be kept. */
  onChange?: (state: PostedState) => void;
}

/** The memory of one process; of several, one after the other, where changes are kept. */
export function postedInMemory({ alone = true, kept, onChange = () => {} }: PostedInMemoryParts = {}): Posted {
  const entries = new Map(Object.entries(kept?.entries ?? {}));
  const told = new Map(Object.entries(kept?.told ?? {}));
  const own = (key: string, owner: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry?.owner === owner && entry.state !== 'settled' ? entry : undefined;
  };

  function change<T>(map: Map<string, T>, key: string, value: T): void {
    const before = map.get(key);
    map.set(key, value);
    try {
      onChange({ entries: Object.fromEntries(entries), told: Object.fromEntries(told) });
    } catch (error) {
      if (before === undefined) map.delete(key);
      else map.set(key, before);
      throw error;
    }
  }

  /** False: the key is not the owner's any more. */
  function changeOwn(key: string, owner: string, wanted: Partial<Entry>): boolean {
    const entry = own(key, owner);
    if (entry !== undefined) change(entries, key, { ...entry, ...wanted });
    return entry !== undefined;
  }

  return {
    async claim(key, owner, { now, until }) {
      const entry = entries.get(key);
      if (entry?.state === 'settled') return { kind: 'settled' };
      if (entry !== undefined && entry.until > now) return { kind: 'held', until: entry.until };
      for (const [old, each] of entries) if (each.until < now - rememberedMs) entries.delete(old);
      change(entries, key, { owner, until, state: entry?.state ?? 'held' });
      return { kind: 'mine', doubt: entry === undefined ? !alone : entry.state === 'sending' };
    },
    begin: async (key, owner) => changeOwn(key, owner, { state: 'sending' }),
    async release(key, owner, notBefore) {
      changeOwn(key, owner, { state: 'held', until: notBefore });
    },
    async settle(key, owner) {
      changeOwn(key, owner, { state: 'settled' });
    },
    async lastTold(schedule) {
      return told.get(schedule)?.told;
    },
    async remember(schedule, dueAt, names) {
      const last = told.get(schedule);
      if (last === undefined || last.dueAt < dueAt) change(told, schedule, { dueAt, told: [...names] });
    },
  };
}
