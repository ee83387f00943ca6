/**
 * Has something run a moment after it is asked for, in this process.
 *
 * @remarks
 * It returns at once and never throws; what is asked for before it ran is one
 * run, and never put off, because it may be asked for without a pause.
 *
 * @param options - `delay` in ms: what may gather until then.
 * @internal
 */
export function soon(
  run: (signal: AbortSignal) => Promise<unknown>,
  options: {
    delay: number;
    signal: AbortSignal;
    failed: (error: unknown) => void;
  },
): () => void {
  const { delay, signal, failed } = options;
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (signal.aborted || timer) {
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      run(signal).catch(failed);
    }, delay);
    timer.unref();
  };
}
