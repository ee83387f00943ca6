import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import {
  deploymentNodes,
  takeDeployments,
  upsertDeployments,
} from '../database/delivery/deployments';
import { factsOfNodes } from '../database/events/readFacts';
import { inBatches } from '../database/inBatches';
import { deploymentRow } from './deploymentRow';

/** Deployments per transaction. */
const BATCH = 100;

/**
 * Keeps one row per deployment, for delivery performance.
 *
 * @remarks
 * Deployments belong to many journeys or to none, so they are told apart from
 * clusters: by their own facts and those of incidents that name them.
 */
export class DatabaseDeploymentReader {
  readonly #knex: Knex;
  readonly #rules: Rules;

  static create(options: {
    knex: Knex;
    rules: Rules;
  }): DatabaseDeploymentReader {
    return new DatabaseDeploymentReader(options.knex, options.rules);
  }

  private constructor(knex: Knex, rules: Rules) {
    this.#knex = knex;
    this.#rules = rules;
  }

  /** Reads until no deployment is marked, or the signal fires; says how many. */
  async read(signal: AbortSignal): Promise<number> {
    return inBatches(this.#knex, signal, transaction =>
      this.#readBatch(transaction),
    );
  }

  /** Marks are taken before facts are read: what commits later marks again. */
  async #readBatch(transaction: Knex.Transaction): Promise<number> {
    const ids = await takeDeployments(transaction, BATCH);
    if (ids.length === 0) {
      return 0;
    }
    const rows = [];
    for (const { key, nodeIds } of await deploymentNodes(transaction, ids)) {
      const facts = await factsOfNodes(transaction, nodeIds);
      rows.push(deploymentRow(key, facts, this.#rules) ?? []);
    }
    await upsertDeployments(transaction, rows.flat());
    return ids.length;
  }
}
