import { Knex } from 'knex';
import { Columns, insertRows } from '../database/rows';
import { textOf } from './exact';
import { CostContent } from './readCostFile';
import { tellable } from './tellable';

const LONGEST_FAILURE = 1_000;

const dayColumns: Columns = {
  file_id: 'integer',
  day: 'integer',
  entity_ref: 'text',
  reason: 'text',
  currency: 'text',
  effective: 'text',
  billed: 'text',
  rows: 'bigint',
};

const totalColumns: Columns = {
  file_id: 'integer',
  day: 'integer',
  currency: 'text',
  unmatched: 'text',
  unmatched_size: 'text',
  size: 'text',
};

/** Which file. */
export interface CostFileKey {
  source: string;
  name: string;
}

/** How reading a file ended. */
export type CostFileState = 'taken' | 'duplicate' | 'failed';

/** What was read, by which rules, and when. */
export interface CostReadingOf {
  content: CostContent;
  /** Of the file. */
  version: string;
  /** Digest of the rules. */
  rules: string;
  now: number;
}

/** Keeps what files of charges say. @internal */
export class CostStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): CostStore {
    return new CostStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Versions by name of what need not be read again. Grows with the files. */
  async versions(source: string, rules: string): Promise<Map<string, string>> {
    const rows = await this.#knex('cost_file')
      .where({ source, rules })
      .whereNot({ version: '' })
      .select('name', 'version');
    return new Map(rows.map(({ name, version }) => [name, version]));
  }

  /**
   * Has the files of a source read again that name an entity which was unknown
   * and is known now. Grows with the charges of a day that are of no entity.
   */
  async rereadNewlyKnown(source: string): Promise<void> {
    const files = this.#knex('cost_day as c')
      .join('entity as e', join =>
        join.on(
          'c.reason',
          this.#knex.raw(`'unknown entity ' || e.ref`) as any,
        ),
      )
      .where('c.entity_ref', '')
      .whereNull('e.gone_ms')
      .select('c.file_id');
    await this.#knex('cost_file')
      .where({ source })
      .whereIn('id', files)
      .update({ version: '' });
  }

  /**
   * Replaces what the file said before by what it says now. What another file
   * of the source says already is not counted again; what was left out because
   * this one said it is read again with the next run.
   */
  async take(key: CostFileKey, reading: CostReadingOf): Promise<CostFileState> {
    const { content } = reading;
    // Before the transaction: SQLite has one connection
    const before = await this.#knex('cost_file').where(key).first();
    const isCopy = content.rows > 0 && (await this.#isElsewhere(key, content));
    const state: CostFileState = isCopy ? 'duplicate' : 'taken';
    await this.#knex.transaction(async transaction => {
      const [{ id }] = await transaction('cost_file')
        .insert(fileRow(key, reading, state))
        .onConflict(['source', 'name'])
        .merge()
        .returning('id');
      await transaction('cost_day').where({ file_id: id }).delete();
      await transaction('cost_total').where({ file_id: id }).delete();
      if (!isCopy) {
        await insertContent(transaction, Number(id), content);
      }
      if (before?.counts && (isCopy || before.digest !== content.digest)) {
        await transaction('cost_file')
          .where({ source: key.source, digest: before.digest, counts: false })
          .whereNot({ name: key.name })
          .update({ version: '' });
      }
    });
    return state;
  }

  /** Keeps why a file could not be read, and all that was known of it. */
  async fail(
    key: CostFileKey,
    { message, now }: { message: string; now: number },
  ): Promise<void> {
    const failed = {
      state: 'failed' satisfies CostFileState,
      version: '',
      failure: tellable(message, LONGEST_FAILURE),
      taken_ms: now,
    };
    await this.#knex('cost_file')
      .insert({
        ...{ ...key, ...failed },
        ...{ counts: false, rows: 0, problem_count: 0, problems: '[]' },
      })
      .onConflict(['source', 'name'])
      .merge(failed);
  }

  /** One range of an index. */
  async #isElsewhere(
    { source, name }: CostFileKey,
    { digest }: CostContent,
  ): Promise<boolean> {
    const other = await this.#knex('cost_file')
      .where({ source, digest, counts: true })
      .whereNot({ name })
      .first('id');
    return other !== undefined;
  }
}

function fileRow(
  key: CostFileKey,
  { content, version, rules, now }: CostReadingOf,
  state: CostFileState,
) {
  const { digest, rows, problemCount, problems, covers } = content;
  return {
    ...{ ...key, version, digest, rules, state, rows },
    counts: state === 'taken',
    problem_count: problemCount,
    problems: JSON.stringify(problems),
    failure: null,
    first_day: covers?.first ?? null,
    last_day: covers?.last ?? null,
    taken_ms: now,
  };
}

async function insertContent(
  transaction: Knex.Transaction,
  id: number,
  { cells, totals }: CostContent,
): Promise<void> {
  const days = cells.map(({ day, ref, reason, currency, rows, ...sums }) => ({
    ...{ file_id: id, day, entity_ref: ref, reason, currency, rows },
    effective: textOf(sums.effective),
    billed: textOf(sums.billed),
  }));
  await insertRows(transaction, 'cost_day', dayColumns, days);
  const sums = totals.map(({ day, currency, ...total }) => ({
    ...{ file_id: id, day, currency },
    unmatched: textOf(total.unmatched),
    unmatched_size: textOf(total.unmatchedSize),
    size: textOf(total.size),
  }));
  await insertRows(transaction, 'cost_total', totalColumns, sums);
}
