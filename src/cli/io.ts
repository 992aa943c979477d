/** What the command line needs of its process; tests stand in for it. */
export interface Io {
  stdout: Output;
  stderr: Output;
  /** Environment variables. */
  variables: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** UTF-8 text of a file; rejects as node:fs does. */
  readFile(path: string): Promise<string>;
  /** UTF-8; makes the folders that it takes. */
  writeFile?(path: string, text: string): Promise<void>;
  /** Text of a file of arcbot's own repository, beside the command. */
  ownFile?(path: string): Promise<string>;
  /** Calls back whenever somebody asks this process to end. */
  onEnd?(listener: () => void): void;
  /** One line of the person's; undefined where nobody is there to answer. */
  ask?: ((question: string) => Promise<string>) | undefined;
}

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}
