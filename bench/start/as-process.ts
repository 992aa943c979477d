import { spawn } from 'node:child_process';
import type { CpuShare } from './cpu-share';

export interface ProcessRun {
  /** From the start of the process to its answer. */
  ms: number;
  cpuMs: number;
  rssMb: number;
}

/** Loads a handler in a process of its own and gives it the event; without one it is only loaded. */
export function runAsProcess(
  file: string,
  env: Record<string, string>,
  event: string | undefined,
  cpu: CpuShare | undefined,
): Promise<ProcessRun> {
  const words = ['dist/bench/run-once.mjs', file, ...(event === undefined ? [] : [event])];
  const enter = cpu === undefined ? '' : `${cpu.enter}; `;
  const startedAt = performance.now();
  const child = spawn('sh', ['-c', `${enter}exec "$0" "$@"`, process.execPath, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let ms = 0;
    const output: string[] = [];
    child.stdout.on('data', (text: Buffer) => {
      ms = performance.now() - startedAt;
      output.push(String(text));
    });
    child.stderr.on('data', (text: Buffer) => output.unshift(String(text)));
    child.on('close', () => {
      const told = output.join('').trim().split('\n').at(-1) ?? '';
      try {
        const { statusCode, cpuMs, rssMb } = JSON.parse(told) as ProcessRun & { statusCode: number };
        if (event !== undefined && statusCode !== 200) throw new Error(`status ${statusCode}`);
        resolve({ ms, cpuMs, rssMb });
      } catch (cause) {
        reject(new Error(`${file} did not answer 200: ${output.join('')}`, { cause }));
      }
    });
  });
}
