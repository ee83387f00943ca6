import { createHash } from 'node:crypto';
import { Knex } from 'knex';

/** Remembers what was told, so that it is told once, whoever restarts. @internal */
export class NoticeStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): NoticeStore {
    return new NoticeStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
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
