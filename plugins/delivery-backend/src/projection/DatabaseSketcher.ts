import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { FigureScope } from '../database/FigureScope';
import { gateCounts } from '../database/gates/gateCounts';
import { tryLockSketches } from '../database/locks';
import { readState, writeState } from '../database/projectionState';
import { number, query, rowsAs } from '../database/rows';
import { markDays } from '../database/sketches/markDays';
import {
  decidedSketches,
  openSketches,
} from '../database/sketches/rawSketches';
import {
  replaceCounts,
  replaceSketches,
} from '../database/sketches/sketchRows';
import { ORGANISATION_SCOPE } from '../database/SketchStore';
import { DAY, dayOf } from './days';

interface DirtyDay {
  scopeId: number;
  kind: 'decided' | 'open';
  day: number;
}

/**
 * Computes the sketches of dirty days anew from raw spells.
 *
 * @remarks
 * Idempotent, and nothing is ever added to a stored figure: a lost or repeated
 * run heals with the next. A day of the organisation: some 10 ms. Until a
 * day is computed, figures read it raw.
 */
export class DatabaseSketcher {
  readonly #knex: Knex;
  readonly #clock: () => number;

  static create(options: {
    knex: Knex;
    clock?: () => number;
  }): DatabaseSketcher {
    return new DatabaseSketcher(options.knex, options.clock ?? Date.now);
  }

  private constructor(knex: Knex, clock: () => number) {
    this.#knex = knex;
    this.#clock = clock;
  }

  /** Computes until no day is dirty, or the signal fires; says how many. */
  async refreshSketches(signal: AbortSignal): Promise<number> {
    await this.#beginDay();
    let computed = 0;
    while (!signal.aborted && (await this.refreshNext())) {
      computed += 1;
      await setImmediate();
    }
    return computed;
  }

  /** Computes the latest dirty day; false: none is, or somebody else does. */
  async refreshNext(): Promise<boolean> {
    return await this.#knex.transaction(async transaction => {
      if (!(await tryLockSketches(transaction))) {
        return false;
      }
      const [row] = await query<Record<string, any>>(
        transaction,
        'select scope_id, kind, day from dirty_day order by day desc, scope_id desc, kind desc limit 1',
      );
      if (!row) {
        return false;
      }
      const dirty: DirtyDay = {
        scopeId: number(row.scope_id),
        kind: row.kind,
        day: number(row.day),
      };
      await clear(transaction, dirty);
      // Passages of older days are deleted: what is stored is all there is
      const kept = await readState(transaction, 'sketchesKeptBefore');
      if (kept === undefined || dirty.day >= Number(kept)) {
        await compute(transaction, dirty);
      }
      return true;
    });
  }

  /** With a new day, the stock of its 00:00 is due for every scope. */
  async #beginDay(): Promise<void> {
    const now = this.#clock();
    const today = dayOf(now);
    await this.#knex.transaction(async transaction => {
      const known = await readState(transaction, 'stockDay');
      if (known !== undefined && Number(known) >= today) {
        return;
      }
      const scopes = await scopesWithSketches(transaction);
      const first = known === undefined ? today : Number(known) + 1;
      for (let day = first; day <= today; day += 1) {
        await markDays(
          transaction,
          scopes.map(scopeId => ({ scopeId, kind: 'open' as const, day })),
        );
      }
      const value = String(today);
      await writeState(transaction, 'stockDay', { value, now });
    });
  }
}

async function scopesWithSketches(knex: Knex): Promise<number[]> {
  const domains = await knex('entity_scope')
    .where({ scope_type: 'domain' })
    .distinct('scope_id')
    .pluck('scope_id');
  return [ORGANISATION_SCOPE, ...domains.map(number)];
}

/**
 * Takes the marks that are there away, before anything is read: a projection
 * that commits from now on leaves its own.
 */
async function clear(knex: Knex, { scopeId, kind, day }: DirtyDay) {
  const ids = await knex('dirty_day')
    .where({ scope_id: scopeId, kind, day })
    .pluck('id');
  await query(
    knex,
    'delete from dirty_day where id in (select id from ? as r)',
    [
      rowsAs(
        knex,
        { id: 'bigint' },
        ids.map(id => ({ id: number(id) })),
      ),
    ],
  );
}

async function compute(knex: Knex, { scopeId, kind, day }: DirtyDay) {
  const scope: FigureScope =
    scopeId === ORGANISATION_SCOPE
      ? { type: 'organisation' }
      : { type: 'aggregate', entityId: scopeId };
  const place = { scopeId, day };
  const window = { since: day * DAY, until: (day + 1) * DAY };
  if (kind === 'open') {
    const stock = await openSketches(knex, { scope, at: window.since });
    await replaceSketches(knex, place, kind, stock);
    return;
  }
  const decided = await decidedSketches(knex, { scope, ...window });
  await replaceSketches(knex, place, kind, decided);
  await replaceCounts(knex, place, await gateCounts(knex, { scope, window }));
}
