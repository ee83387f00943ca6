import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import {
  claimCluster,
  ClaimedCluster,
  passOver,
  postponeCluster,
} from '../database/clusters/claimCluster';
import { shareLinks } from '../database/locks';
import { projectCluster } from './projectCluster';
import { createStopwatches, Stopwatches } from './Stopwatches';

/** What became of one attempt to project. */
export type ProjectResult = 'projected' | 'failed' | 'idle';

/**
 * Turns what was stored into journeys, cluster by cluster.
 *
 * @remarks
 * Any number of replicas may run it at once: each takes clusters that no other
 * holds. A cluster that fails is put off and leaves the others alone.
 */
export class DatabaseProjector {
  readonly #knex: Knex;
  readonly #rules: Rules;
  readonly #stopwatches: Stopwatches;
  readonly #logger: LoggerService;
  readonly #clock: () => number;

  static create(options: {
    knex: Knex;
    rules: Rules;
    logger: LoggerService;
    clock?: () => number;
  }): DatabaseProjector {
    return new DatabaseProjector(options);
  }

  private constructor(options: Parameters<typeof DatabaseProjector.create>[0]) {
    this.#knex = options.knex;
    this.#rules = options.rules;
    this.#stopwatches = createStopwatches(options.rules.config);
    this.#logger = options.logger;
    this.#clock = options.clock ?? Date.now;
  }

  /** Projects until nothing is due, or the signal fires; says how many. */
  async project(signal: AbortSignal): Promise<number> {
    let projected = 0;
    while (!signal.aborted) {
      const result = await this.projectNext();
      if (result === 'idle') {
        break;
      }
      projected += Number(result === 'projected');
      // SQLite answers without waiting: let requests in between
      await setImmediate();
    }
    return projected;
  }

  /** Projects the cluster that is due longest. */
  async projectNext(): Promise<ProjectResult> {
    const now = this.#clock();
    let claimed: ClaimedCluster | undefined;
    try {
      await this.#knex.transaction(async transaction => {
        await shareLinks(transaction);
        claimed = await claimCluster(transaction, now);
        if (claimed?.archived) {
          await passOver(transaction, claimed.id);
        } else if (claimed) {
          const rules = this.#rules;
          const stopwatches = this.#stopwatches;
          const options = { rules, stopwatches, now };
          await projectCluster(transaction, claimed.id, options);
        }
      });
      return claimed ? 'projected' : 'idle';
    } catch (error) {
      if (!claimed) {
        throw error;
      }
      const { message } = toError(error);
      this.#logger.warn(
        `Projecting cluster ${claimed.id} failed, it is tried again later: ${message}`,
      );
      await postponeCluster(this.#knex, claimed, { now, message });
      return 'failed';
    }
  }
}
