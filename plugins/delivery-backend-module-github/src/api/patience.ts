import { LoggerService } from '@backstage/backend-plugin-api';
import type { OctokitOptions } from '@octokit/core/dist-types/types';

/** Longest wait that a run takes upon itself; a longer one ends it. */
const LONGEST_WAIT_S = 60;
/** Attempts at one request after the first. */
const RETRIES = 4;
/** Base of the waits between attempts: times 1, 4, 9, 16. */
const BASE_MS = 400;

/**
 * How Octokit's plugins wait and try again.
 *
 * @remarks
 * Each client draws the base of its waits anew, so that many that failed
 * together do not come back together.
 *
 * @param options - `random` in [0, 1).
 */
export function patience(options: {
  id: string;
  logger: LoggerService;
  random: () => number;
}): Pick<OctokitOptions, 'throttle' | 'retry' | 'log'> {
  const { id, logger, random } = options;
  const wait =
    (kind: string) =>
    (seconds: number, _: object, __: unknown, retried: number) => {
      const waits = seconds <= LONGEST_WAIT_S && retried < RETRIES;
      logger.debug(
        `${kind} rate limit: asked to wait ${seconds} s, ${
          waits ? 'which is waited' : 'which ends the run'
        }`,
      );
      return waits;
    };
  const say = (message: string) => logger.debug(message);
  return {
    throttle: {
      id,
      onRateLimit: wait('primary'),
      onSecondaryRateLimit: wait('secondary'),
    },
    retry: {
      retries: RETRIES,
      retryAfterBaseValue: BASE_MS * (0.5 + random()),
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 451],
    },
    log: { debug: say, info: say, warn: say, error: say },
  };
}
