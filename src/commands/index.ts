import { checkScrape } from './check-scrape';
import type { Command } from './command';
import { digest } from './digest';
import { doctor } from './doctor';
import { stack } from './stack';
import { status } from './status';
import { trend } from './trend';

/** What can be asked of a cluster, each command with both its halves. Requests and facts are typed where a command is named. */
// biome-ignore lint/suspicious/noExplicitAny: commands with different requests and facts have no other common type
export const commands: readonly Command<any, any>[] = [status, checkScrape, stack, digest, trend, doctor];
