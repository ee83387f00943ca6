import { Distribution, distributionOf } from '@delivery-stack/flow';
import { ActivationCount } from './ActivationCounts';
import { ActivationInstants } from './ActivationStore';

/** From the request to each milestone; what is open has aged until now. */
export function clockOf(
  rows: readonly ActivationInstants[],
  now: number,
): ActivationCount['clock'] {
  const until = (
    at: (row: ActivationInstants) => number | null,
  ): Distribution =>
    distributionOf({
      spells: rows.map(row => {
        const reached = at(row);
        // Never below zero: the clock may have been moved back since.
        const exit = Math.max(0, (reached ?? now) - row.requested_ms);
        return { entry: 0, exit, decided: reached !== null };
      }),
    });
  return {
    ready: until(row => row.ready_ms),
    firstRun: until(row => row.first_run_ms),
    productive: until(row => row.productive_ms),
    deployed: until(row => row.deployed_ms),
  };
}
