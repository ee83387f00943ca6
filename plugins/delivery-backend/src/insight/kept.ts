import { Clock } from './Clock';

/**
 * Asks for something, and answers with it for a while.
 *
 * @remarks
 * Who asks meanwhile waits for the same answer. A failure is not kept: it is
 * of those who waited for it, and the next one asks again.
 *
 * @param options - `ms`: how long, in milliseconds.
 * @internal
 */
export function kept<T>(
  read: () => Promise<T>,
  options: { clock: Clock; ms: number },
): () => Promise<T> {
  const { clock, ms } = options;
  let last: { at: number; answer: Promise<T> } | undefined;
  return () => {
    const now = clock();
    if (!last || now - last.at >= ms) {
      const asked = { at: now, answer: read() };
      last = asked;
      asked.answer.catch(() => {
        if (last === asked) {
          last = undefined;
        }
      });
    }
    return last.answer;
  };
}
