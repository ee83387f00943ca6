/**
 * Tells on standard error what is going on, with the seconds since the start.
 *
 * Standard error, because the standard output of `npm run delivery` belongs to the report alone.
 *
 * @param {{ write: (text: string) => unknown }} [stream]
 * @param {() => number} [now] - milliseconds
 */
export function createNarrator(
  stream = process.stderr,
  now = () => performance.now(),
) {
  const start = now();
  const seconds = () => ((now() - start) / 1000).toFixed(1);
  return {
    seconds,
    /** @param {string} sentence */
    say(sentence) {
      stream.write(`[${seconds().padStart(5)} s] ${sentence}\n`);
    },
  };
}

/** @typedef {ReturnType<typeof createNarrator>} Narrator */
