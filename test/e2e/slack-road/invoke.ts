import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = join(__dirname, '..', '..', '..', 'dist', 'lambda');

/** The built bundle of a function; undefined where `npm run build` has not made it. */
export const bundleOf = (name: 'slack' | 'worker'): string | undefined =>
  [join(folder, name, 'index.mjs'), join(folder, name, 'index.js')].find((file) => existsSync(file));

const program = `
const { handler } = await import(process.argv[1]);
let input = '';
for await (const chunk of process.stdin) input += chunk;
const end = Date.now() + 60000;
const answer = await handler(JSON.parse(input), { getRemainingTimeInMillis: () => end - Date.now() });
process.stdout.write('\\n' + JSON.stringify({ answer }) + '\\n', () => process.exit(0));
`;

export interface Invoked {
  answer: unknown;
  /** Its JSON lines. */
  logged: string;
}

/** Calls a built function in a fresh process that has this environment and no other, as Lambda does. */
export function invoke(bundle: string, event: unknown, env: Record<string, string | undefined>): Promise<Invoked> {
  return new Promise((resolve, reject) => {
    const args = ['--input-type=module', '-e', program, pathToFileURL(bundle).href];
    const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } as NodeJS.ProcessEnv });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const lines = out.trimEnd().split('\n');
      if (code !== 0) reject(new Error(`exit status ${code}: ${err}${out}`));
      else resolve({ answer: JSON.parse(lines.at(-1)!).answer, logged: lines.slice(0, -1).join('\n') + err });
    });
    child.stdin.end(JSON.stringify(event));
  });
}
