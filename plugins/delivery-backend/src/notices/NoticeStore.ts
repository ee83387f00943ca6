import { createHash } from 'node:crypto';
import { Knex } from 'knex';

/** Fewer than any database binds. */
const KEYS_PER_QUESTION = 500;

/** Remembers what was told, so that it is told once, whoever restarts. @internal */
export class NoticeStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): NoticeStore {
    return new NoticeStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Those that were not told yet: one question for every 500. */
  async untold(keys: readonly string[]): Promise<Set<string>> {
    const byHash = new Map(keys.map(key => [hashOf(key), key]));
    const hashes = [...byHash.keys()];
    for (let start = 0; start < hashes.length; start += KEYS_PER_QUESTION) {
      const told: string[] = await this.#knex('pattern_notice')
        .whereIn('key', hashes.slice(start, start + KEYS_PER_QUESTION))
        .pluck('key');
      told.forEach(hash => byHash.delete(hash));
    }
    return new Set(byHash.values());
  }

  /** Takes a notice on; false: it was told, or another replica tells it. */
  async claim(key: string, at: number): Promise<boolean> {
    const claimed = await this.#knex('pattern_notice')
      .insert({ key: hashOf(key), told_ms: at })
      .onConflict('key')
      .ignore()
      .returning('key');
    return claimed.length > 0;
  }

  /** Gives a notice back that could not be sent. */
  async release(key: string): Promise<void> {
    await this.#knex('pattern_notice')
      .where({ key: hashOf(key) })
      .delete();
  }
}

/** Keys may be longer than an index holds. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
