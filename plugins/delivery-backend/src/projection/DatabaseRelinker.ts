import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { markAll } from '../database/clusters/markDirty';
import { eventsAfter, setNodes } from '../database/events/readFacts';
import { lockLinks } from '../database/locks';
import { readState, writeState } from '../database/projectionState';
import { ensureNodes } from '../database/events/nodes';
import { storePosture } from '../findings/storePosture';
import { linkFacts } from '../ingest/linkFacts';

/** Counts up when the fold or its keys change, so that everything is told anew. */
const FOLD_VERSION = 2;

/** Events per transaction: as long as it holds the links. */
const BATCH = 1_000;

const DONE = 'done';

/**
 * Notices that the configuration changed, and computes everything anew.
 *
 * @remarks
 * Rules decide what a journey is, what joins it and what a gate is. Links only
 * ever grow: clusters that are coarser than the new rules need are harmless,
 * because linking within a cluster is done anew on every fold.
 */
export class DatabaseRelinker {
  readonly #knex: Knex;
  readonly #rules: Rules;
  readonly #clock: () => number;

  static create(options: {
    knex: Knex;
    rules: Rules;
    clock?: () => number;
  }): DatabaseRelinker {
    return new DatabaseRelinker(options);
  }

  private constructor(options: Parameters<typeof DatabaseRelinker.create>[0]) {
    this.#knex = options.knex;
    this.#rules = options.rules;
    this.#clock = options.clock ?? Date.now;
  }

  /** Compares configurations; true: it is another one, everything is due. */
  async noticeConfiguration(): Promise<boolean> {
    const fingerprint = fingerprintOf(this.#rules);
    const now = this.#clock();
    return await this.#knex.transaction(async transaction => {
      await lockLinks(transaction);
      const known = await readState(transaction, 'fingerprint');
      if (known === fingerprint) {
        return false;
      }
      const write = (name: Parameters<typeof writeState>[1], value: string) =>
        writeState(transaction, name, { value, now });
      await write('fingerprint', fingerprint);
      if (known !== undefined) {
        await write('linkedUpTo', '0');
        await write('configurationChanged', String(now));
        await markAll(transaction, now);
      }
      return known !== undefined;
    });
  }

  /** Links stored events by the current rules, from where it stopped. */
  async relink(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.#relinkBatch())) {
      await setImmediate();
    }
  }

  async #relinkBatch(): Promise<boolean> {
    return await this.#knex.transaction(async transaction => {
      const state = await readState(transaction, 'linkedUpTo');
      if (state === undefined || state === DONE) {
        return false;
      }
      await lockLinks(transaction);
      const events = await eventsAfter(transaction, Number(state), BATCH);
      const now = this.#clock();
      const understood = events.flatMap(({ id, fact, node }) =>
        fact && node ? [{ id, node, fact }] : [],
      );
      const nodes = await ensureNodes(
        transaction,
        understood.map(each => each.node),
      );
      await setNodes(
        transaction,
        understood.map(({ id, node }) => ({
          id,
          node_id: nodes.get(node)!.id,
        })),
      );
      const facts = understood.map(each => each.fact);
      await linkFacts(transaction, facts, { rules: this.#rules, now });
      await storePosture(transaction, facts, []);
      const last = events[events.length - 1];
      const value = last ? String(last.id) : DONE;
      await writeState(transaction, 'linkedUpTo', { value, now });
      return last !== undefined;
    });
  }
}

/** What of a configuration decides how events are told. */
function fingerprintOf({ config }: Rules): string {
  const { inputs: _, ...told } = config;
  return createHash('sha256')
    .update(JSON.stringify([FOLD_VERSION, told]))
    .digest('hex');
}
