import { spawn } from 'node:child_process';

export interface DoctorCheckSeen {
  id: string;
  outcome: string;
  cause?: string;
  saw?: string;
  reason?: string;
  fix?: { explain: string; commands: string[]; lasting?: { text: string } };
}

export interface DoctorAnswer {
  status: number | null;
  verdict: string;
  checks: DoctorCheckSeen[];
  stderr: string;
}

/** The built command line in a process that has this environment and no other. */
export function runArcbot(words: readonly string[], env: Record<string, string>) {
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/cli.mjs', ...words], { env: { PATH: process.env.PATH ?? '', ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
    child.stdin.end();
  });
}

/** `arcbot doctor`, as a script reads it. */
export async function askDoctor(env: Record<string, string>, ...words: string[]): Promise<DoctorAnswer> {
  const { status, stdout, stderr } = await runArcbot(['doctor', ...words, '-o', 'json'], env);
  if (stdout === '') throw new Error(`arcbot doctor ended with ${status}: ${stderr}`);
  const { verdict, subjects } = JSON.parse(stdout) as { verdict: string; subjects: { checks: DoctorCheckSeen[] }[] };
  return { status, verdict, checks: subjects.flatMap(({ checks }) => checks), stderr };
}
