import { Rules, runTime } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { nodesUnderKeys } from '../database/clusters/attachedNodes';
import {
  deploymentNodes,
  takeDeployments,
  upsertDeployments,
} from '../database/delivery/deployments';
import { factsOfNodes } from '../database/events/readFacts';
import { inBatches } from '../database/inBatches';
import { DeploymentRow, deploymentRow } from './deploymentRow';

/** Deployments per transaction. */
const BATCH = 100;

/**
 * Keeps one row per deployment, for delivery performance.
 *
 * @remarks
 * Deployments belong to many journeys or to none, so they are told apart from
 * clusters: by their own facts, those of incidents that name them, and for
 * production those of the run that made them.
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
    const rows: DeploymentRow[] = [];
    for (const { key, nodeIds } of await deploymentNodes(transaction, ids)) {
      const facts = await factsOfNodes(transaction, nodeIds);
      const row = deploymentRow(key, facts, this.#rules);
      if (row) {
        rows.push({ ...row, ...(await this.#ran(transaction, row)) });
      }
    }
    await upsertDeployments(transaction, rows);
    return ids.length;
  }

  /** How long its run was at work: one index range for each node of the run. */
  async #ran(
    transaction: Knex.Transaction,
    { production, run_key: run, finished_ms: until }: DeploymentRow,
  ): Promise<Pick<DeploymentRow, 'active_ms'>> {
    if (!production || run === undefined || until === undefined) {
      return {};
    }
    const nodes = await nodesUnderKeys(transaction, [run]);
    const facts = await factsOfNodes(transaction, nodes);
    const active = runTime({ facts, run, until, rules: this.#rules });
    return active === undefined ? {} : { active_ms: active };
  }
}
