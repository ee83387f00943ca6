import { PersonHash } from '@delivery-stack/flow';
import { createHmac } from 'node:crypto';
import { DatabasePersonKeyStore } from '../database/DatabasePersonKeyStore';

/** A value with persons in it, and the source whose people they are. */
export interface Personal<T> {
  source: string;
  value: T;
  /** How to replace the persons of such a value. */
  replace: (value: T, hash: PersonHash) => T;
}

/** What stands for every person where only the rest of a body counts. */
const ANYBODY: PersonHash = () => '·';

/**
 * Replaces persons before anything is stored.
 *
 * @remarks
 * A person is looked up by HMAC-SHA256 of (source, id) under the secret; what
 * is stored in events is the random pseudonym found there.
 */
export class Pseudonymiser {
  readonly #store: DatabasePersonKeyStore;
  #secret: string | undefined;

  static create(options: {
    store: DatabasePersonKeyStore;
    /** From configuration; otherwise the store makes and keeps one. */
    secret?: string;
  }): Pseudonymiser {
    return new Pseudonymiser(options.store, options.secret);
  }

  private constructor(store: DatabasePersonKeyStore, secret?: string) {
    this.#store = store;
    this.#secret = secret;
  }

  /** The values with pseudonyms, in order; one round trip for all. */
  async replaceAll<T>(personals: ReadonlyArray<Personal<T>>): Promise<T[]> {
    const secret = (this.#secret ??= await this.#store.secret());
    const lookups = new Set<string>();
    for (const { source, value, replace } of personals) {
      replace(value, id => {
        lookups.add(lookupOf(secret, source, id));
        return id;
      });
    }
    const pseudonyms = await this.#store.pseudonyms(lookups);
    return personals.map(({ source, value, replace }) =>
      replace(value, id => pseudonyms.get(lookupOf(secret, source, id))!),
    );
  }

  /** Destroys the mapping of one person of one source; false: unknown. */
  async forget(source: string, personId: string): Promise<boolean> {
    const secret = (this.#secret ??= await this.#store.secret());
    const lookup = lookupOf(secret, source, personId);
    return (await this.#store.forget([lookup])) > 0;
  }
}

/**
 * A value with nobody in it: what the identity of a body is taken from.
 *
 * @remarks
 * Otherwise an event that comes again after its author was forgotten, or
 * renamed, would look like a contradiction of itself.
 */
export function withoutPersons<T>(personal: Personal<T>): T {
  return personal.replace(personal.value, ANYBODY);
}

function lookupOf(secret: string, source: string, id: string): string {
  return createHmac('sha256', secret)
    .update(`${source}\u0000${id}`)
    .digest('hex');
}
