import { hash } from 'node:crypto';
import { Charge } from './Charge';
import { textOf } from './exact';

const MODULUS = 1n << 256n;

/**
 * A digest of charges that their order does not change.
 *
 * @remarks
 * The sum of the hashes of all charges: it takes no memory, and the same
 * charge twice is not the same as once. It knows nothing of rules or the
 * catalog, so that a copy of a file is one whenever it is read.
 */
export class ChargesDigest {
  #sum = 0n;

  static create(): ChargesDigest {
    return new ChargesDigest();
  }

  private constructor() {}

  add(charge: Charge): void {
    const { start, end, currency, account = null, service = null } = charge;
    const text = JSON.stringify([
      ...[start, end, currency, account, service],
      ...[textOf(charge.effective), textOf(charge.billed)],
      Object.entries(charge.tags).sort(([left], [right]) =>
        left < right ? -1 : 1,
      ),
    ]);
    this.#sum = (this.#sum + BigInt(`0x${hash('sha256', text)}`)) % MODULUS;
  }

  /** 64 hexadecimal digits. */
  digest(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}
