import { pathToFileURL } from 'node:url';

/** Loads a handler as Lambda's runtime does, gives it one event, and tells what that took of this process. */
const [file, event] = process.argv.slice(2) as [string, string?];
const { handler } = (await import(pathToFileURL(file).href)) as { handler(event: unknown): Promise<{ statusCode: number }> };
const statusCode = event === undefined ? 0 : (await handler(JSON.parse(event))).statusCode;
const { user, system } = process.cpuUsage();
const told = { statusCode, cpuMs: (user + system) / 1000, rssMb: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0));
