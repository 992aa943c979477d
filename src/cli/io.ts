/** What the command line needs of its process; tests stand in for it. */
export interface Io {
  stdout: Output;
  stderr: Output;
  /** Environment variables. */
  variables: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** UTF-8 text of a file; rejects as node:fs does. */
  readFile(path: string): Promise<string>;
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}
