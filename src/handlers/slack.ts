import { makeHandler } from './slack/make-handler';

/** Lambda's entry point for what Slack sends. Async with one argument: Node 24's runtime refuses handlers that take a callback. */
export const handler: (event: unknown) => Promise<object> = await makeHandler();
