import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A bed to break: the running one of ARCBED_DIR, or one of our own, which ends with us. Undefined where none can run. */
export function openBed({ folder, cli }) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync(join(folder, 'bed'))) return undefined;
  const ownDir = process.env.ARCBED_DIR === undefined ? mkdtempSync(join(tmpdir(), 'arcbed-faults-')) : undefined;
  const env = { ...process.env, ARCBED: folder, ARCBED_DIR: process.env.ARCBED_DIR ?? ownDir };
  const bed = (...words) => execFileSync(join(folder, 'bed'), words, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  if (ownDir !== undefined) bed('up');
  env.KUBECONFIG = bed('kubeconfig');
  env.PROMETHEUS_URL = bed('url', 'prometheus');
  const shell = (script, timeoutSeconds) =>
    spawnSync('bash', ['-c', script], { env, encoding: 'utf8', timeout: timeoutSeconds * 1000, maxBuffer: 64 << 20 });
  return {
    shell,
    /** A piece of bash with the faults' own library; `bed` is the bed's own command there. */
    fault: (file, script, timeoutSeconds) =>
      shell(`set -u; bed() { "$ARCBED/bed" "$@"; }; source ${folder}/faults/lib.sh; source ${file}; ${script}`, timeoutSeconds),
    /** Words as in a shell, so that they may name what the fault made. */
    arcbot: (words) => shell(`exec ${process.execPath} ${cli} ${words}`, 120),
    /** Series of a target that is gone can outlive it by five minutes, and the bed waits only three for them to go. */
    reset() {
      try {
        bed('reset');
      } catch {
        bed('reset');
      }
    },
    close() {
      if (ownDir === undefined) return;
      bed('down');
      rmSync(ownDir, { recursive: true, force: true });
    },
  };
}
