import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';

/** A control group with a share of one CPU, as Lambda gives it to a small function. */
export interface CpuShare {
  share: number;
  /** Shell words that move a shell into the group. */
  enter: string;
  /** Moves a process into the group, with all its threads. */
  admit(pid: number): void;
  remove(): void;
}

const periodUs = 20_000;

/** Undefined where control groups cannot be written: then everything runs unthrottled. `name` tells several of one process apart. */
export function makeCpuShare(share: number, name = ''): CpuShare | undefined {
  const quota = Math.round(periodUs * share);
  const ways: [folder: string, settings: Record<string, string>][] = [
    ['/sys/fs/cgroup/cpu', { 'cpu.cfs_period_us': String(periodUs), 'cpu.cfs_quota_us': String(quota) }],
    ['/sys/fs/cgroup', { 'cpu.max': `${quota} ${periodUs}` }],
  ];
  for (const [parent, settings] of ways) {
    const folder = `${parent}/arcbot-bench-${process.pid}${name}`;
    try {
      if (!existsSync(`${parent}/cgroup.procs`)) continue;
      mkdirSync(folder);
      for (const [file, value] of Object.entries(settings)) writeFileSync(`${folder}/${file}`, value);
      return {
        share,
        enter: `echo $$ > ${folder}/cgroup.procs`,
        admit: (pid) => writeFileSync(`${folder}/cgroup.procs`, String(pid)),
        remove: () => rmdirSync(folder),
      };
    } catch {
      if (existsSync(folder)) rmdirSync(folder);
    }
  }
  return undefined;
}
