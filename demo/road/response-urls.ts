import { randomBytes } from 'node:crypto';
import { Recent } from './recent';

/** What was asked, for whatever comes back about it. */
export interface Asked {
  page: string;
  /** The page's id of the message. */
  id: string;
  /** Milliseconds of the epoch. */
  at: number;
}

const uses = 5;
const lifeMs = 30 * 60_000;

/** Addresses that nobody can guess, for five uses within half an hour, as Slack's are. */
export class ResponseUrls {
  private readonly open = new Recent<{ asked: Asked; left: number }>();
  constructor(
    private readonly base: string,
    private readonly now: () => number,
  ) {}

  make(asked: Asked): string {
    const key = randomBytes(18).toString('base64url');
    this.open.set(key, { asked, left: uses });
    return this.base + key;
  }

  /** Slack's word for what is wrong with the address, else whose it is. */
  use(key: string): Asked | 'used_url' | 'expired_url' | 'no_such_url' {
    const found = this.open.get(key);
    if (found === undefined) return 'no_such_url';
    if (found.asked.at + lifeMs < this.now()) return 'expired_url';
    if (found.left === 0) return 'used_url';
    found.left -= 1;
    return found.asked;
  }
}
