import { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { batches, insertRows, query, rowsAs } from './rows';

const CURRENT = 'current';

/**
 * Keeps which person has which pseudonym.
 *
 * @remarks
 * Persons arrive here as keyed hashes already (`lookup`). Pseudonyms are
 * random, so that deleting a row forgets the person for good: nothing in an
 * event leads back. The same person gets a new pseudonym when seen again.
 */
export class DatabasePersonKeyStore {
  readonly #knex: Knex;
  readonly #clock: () => number;

  static create(options: {
    knex: Knex;
    clock?: () => number;
  }): DatabasePersonKeyStore {
    return new DatabasePersonKeyStore(options.knex, options.clock ?? Date.now);
  }

  private constructor(knex: Knex, clock: () => number) {
    this.#knex = knex;
    this.#clock = clock;
  }

  /** The stored secret, made on first use; of two replicas one wins. */
  async secret(): Promise<string> {
    const find = () =>
      this.#knex('person_secret').where({ id: CURRENT }).first();
    const known = await find();
    if (known) {
      return known.secret;
    }
    await this.#knex('person_secret')
      .insert({
        id: CURRENT,
        secret: randomBytes(32).toString('base64'),
        created_ms: this.#clock(),
      })
      .onConflict('id')
      .ignore();
    return (await find()).secret;
  }

  /**
   * Pseudonyms by lookup, made for those that have none.
   *
   * Two look-ups by primary key per batch; the table grows with people only.
   */
  async pseudonyms(lookups: Iterable<string>): Promise<Map<string, string>> {
    // Sorted: two replicas that insert the same people take turns, not deadlock
    const wanted = [...new Set(lookups)].sort();
    const known = await this.#find(wanted);
    const missing = wanted.filter(lookup => !known.has(lookup));
    if (missing.length === 0) {
      return known;
    }
    await insertRows(
      this.#knex,
      'person_key',
      { lookup: 'text', pseudonym: 'text', created_ms: 'bigint' },
      missing.map(lookup => ({
        lookup,
        pseudonym: randomBytes(16).toString('hex'),
        created_ms: this.#clock(),
      })),
      { tail: 'on conflict (lookup) do nothing' },
    );
    return new Map([...known, ...(await this.#find(missing))]);
  }

  /** Forgets people: their pseudonyms stay in events, and mean nobody. */
  async forget(lookups: readonly string[]): Promise<number> {
    return await this.#knex('person_key').whereIn('lookup', lookups).delete();
  }

  async #find(lookups: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const batch of batches(lookups)) {
      const rows = await query<{ lookup: string; pseudonym: string }>(
        this.#knex,
        'select lookup, pseudonym from person_key where lookup in (select lookup from ? as r)',
        [
          rowsAs(
            this.#knex,
            { lookup: 'text' },
            batch.map(lookup => ({ lookup })),
          ),
        ],
      );
      rows.forEach(row => found.set(row.lookup, row.pseudonym));
    }
    return found;
  }
}
