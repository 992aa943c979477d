import { spawnSync } from 'node:child_process';

/** `test` where the program is on the PATH; elsewhere the test is skipped and its name says why. */
export function testWithProgram(program: string): (name: string, run: jest.ProvidesCallback, timeoutMs?: number) => void {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [program]).status === 0;
  return found ? test : (name, run) => test.skip(`${name} (skipped: ${program} is not on the PATH)`, run);
}
