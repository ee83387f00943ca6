import { Digest, SignOff, verifyAttestation } from '@delivery-stack/patterns';
import { isDeepStrictEqual } from 'node:util';
import { AttestationKeyring } from './AttestationKeyring';
import { SignOffRow } from './store/patternRows';

/** A stored decision, and whether it is what its key signed. */
export interface KnownSignOff {
  row: SignOffRow;
  signOff: SignOff;
  genuine: boolean;
}

/**
 * Holds stored decisions against their signatures.
 *
 * @remarks
 * Whoever can write to the database could otherwise sign off anything. A
 * decision counts only as it was signed, and only by a key that the
 * configuration knows. Costs a tenth of a millisecond for each.
 *
 * @internal
 */
export class GenuineSignOffs {
  readonly #keyring: AttestationKeyring;

  static create(options: { keyring: AttestationKeyring }): GenuineSignOffs {
    return new GenuineSignOffs(options.keyring);
  }

  private constructor(keyring: AttestationKeyring) {
    this.#keyring = keyring;
  }

  async of(rows: readonly SignOffRow[]): Promise<KnownSignOff[]> {
    const keys = rows.length > 0 ? await this.#keyring.verifyKeys() : [];
    return rows.map(row => {
      const signOff = signOffOf(row);
      const found = verifyAttestation({
        envelope: row.envelope,
        keys,
        expect: { digest: signOff.digest, function: signOff.function },
      });
      const genuine = found.ok && isDeepStrictEqual(found.signOff, signOff);
      return { row, signOff, genuine };
    });
  }
}

/** A decision in the words of the core. */
export function signOffOf(row: SignOffRow): SignOff {
  return {
    id: row.id,
    function: row.function,
    digest: row.digest as Digest,
    decision: row.decision as SignOff['decision'],
    by: row.by,
    at: row.at_ms,
    ...(row.until_ms !== null && { until: row.until_ms }),
    ...(row.comment !== null && { comment: row.comment }),
  };
}
