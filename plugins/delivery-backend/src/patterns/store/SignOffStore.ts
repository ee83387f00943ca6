import { Knex } from 'knex';
import { instants, SignOffRow } from './patternRows';

/** Keeps decisions: they are added, and never changed. @internal */
export class SignOffStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): SignOffStore {
    return new SignOffStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds a decision, and notes that its key was used. */
  async add(row: SignOffRow, keyId: string): Promise<void> {
    await this.#knex.transaction(async trx => {
      await trx('sign_off').insert(row);
      await trx('attestation_key')
        .where({ id: keyId })
        .where('last_ms', '<', row.at_ms)
        .update({ last_ms: row.at_ms });
    });
  }

  /** By pattern, oldest first: a few for each function and content. */
  async of(refs: readonly string[]): Promise<Map<string, SignOffRow[]>> {
    const found = new Map<string, SignOffRow[]>();
    const rows = await this.#knex<SignOffRow>('sign_off')
      .whereIn('ref', [...refs])
      .orderBy('at_ms')
      .orderBy('id');
    for (const row of rows.map(instants)) {
      found.set(row.ref, [...(found.get(row.ref) ?? []), row]);
    }
    return found;
  }

  async byId(id: string): Promise<SignOffRow | undefined> {
    const row = await this.#knex<SignOffRow>('sign_off').where({ id }).first();
    return row && instants(row);
  }
}
