import { Knex } from 'knex';

/** A public key, and the instants between which it is known to have signed. */
export interface AttestationKeyRow {
  id: string;
  /** JSON. */
  jwk: string;
  first_ms: number;
  last_ms: number;
}

/** Keeps the public keys of sign-offs, former ones too. @internal */
export class AttestationKeyStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): AttestationKeyStore {
    return new AttestationKeyStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(): Promise<AttestationKeyRow[]> {
    const rows = await this.#knex<AttestationKeyRow>('attestation_key')
      .orderBy('first_ms')
      .orderBy('id');
    return rows.map(row => ({
      ...row,
      first_ms: Number(row.first_ms),
      last_ms: Number(row.last_ms),
    }));
  }

  /** Of two replicas that know the same key one writes it. */
  async know(id: string, jwk: object, now: number): Promise<void> {
    await this.#knex('attestation_key')
      .insert({ id, jwk: JSON.stringify(jwk), first_ms: now, last_ms: now })
      .onConflict('id')
      .ignore();
  }
}
