import type { Posted } from '../facts/digest/posted';

interface Entry {
  owner: string;
  until: number;
  state: 'held' | 'sending' | 'settled';
}

/** The memory of one process. `alone`: no other worker posts; else whatever this one does not know, another may have posted. */
export function postedInMemory({ alone = true } = {}): Posted {
  const entries = new Map<string, Entry>();
  const told = new Map<string, { dueAt: string; told: string[] }>();
  const own = (key: string, owner: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry?.owner === owner && entry.state !== 'settled' ? entry : undefined;
  };
  return {
    async claim(key, owner, { now, until }) {
      const entry = entries.get(key);
      if (entry?.state === 'settled') return { kind: 'settled' };
      if (entry !== undefined && entry.until > now) return { kind: 'held', until: entry.until };
      entries.set(key, { owner, until, state: entry?.state ?? 'held' });
      return { kind: 'mine', doubt: entry === undefined ? !alone : entry.state === 'sending' };
    },
    async begin(key, owner) {
      const entry = own(key, owner);
      if (entry !== undefined) entry.state = 'sending';
      return entry !== undefined;
    },
    async release(key, owner, notBefore) {
      const entry = own(key, owner);
      if (entry !== undefined) Object.assign(entry, { state: 'held', until: notBefore });
    },
    async settle(key, owner) {
      const entry = own(key, owner);
      if (entry !== undefined) entry.state = 'settled';
    },
    async lastTold(schedule) {
      return told.get(schedule)?.told;
    },
    async remember(schedule, dueAt, names) {
      const last = told.get(schedule);
      if (last === undefined || last.dueAt < dueAt) told.set(schedule, { dueAt, told: [...names] });
    },
  };
}
