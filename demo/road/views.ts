import { randomUUID } from 'node:crypto';
import { Recent } from './recent';

const lifeMs = 3000;

/** Modals that were opened, and the triggers that open them: each is good for three seconds after a press, as Slack's are, and once. */
export class Views {
  private readonly triggers = new Recent<{ page: string; until: number }>();
  private readonly pages = new Recent<string>();
  constructor(private readonly now: () => number) {}

  makeTrigger(page: string): string {
    const trigger = randomUUID();
    this.triggers.set(trigger, { page, until: this.now() + lifeMs });
    return trigger;
  }

  /** Slack's word for what is wrong with the trigger, else the new view. */
  open(trigger: string): { id: string; page: string } | 'invalid_trigger' | 'expired_trigger_id' {
    const found = this.triggers.get(trigger);
    if (found === undefined) return 'invalid_trigger';
    this.triggers.delete(trigger);
    if (found.until < this.now()) return 'expired_trigger_id';
    const id = `V${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
    this.pages.set(id, found.page);
    return { id, page: found.page };
  }

  pageOf(id: string): string | undefined {
    return this.pages.get(id);
  }
}
