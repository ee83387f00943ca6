/** Where a command writes: injected, so that tests need no process. */
export interface Streams {
  stdout: { write(text: string): unknown };
  stderr:
    | NodeJS.WriteStream
    | { write(text: string): unknown; isTTY?: undefined };
  /** Sets the exit code of the process. */
  exit(code: number): void;
}

/**
 * What the process says by its exit code.
 *
 * @remarks `unreadable`: an input gave nothing, or a file was not read to its end.
 */
export const exitCodes = { unreadable: 1, usage: 2 } as const;
