import { ServiceUnavailableError } from '@backstage/errors';
import { AttestationKeys } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  attest,
  DsseEnvelope,
  keyIdOf,
  readVerifyKey,
  SignOff,
  VerifyKey,
} from '@delivery-stack/patterns';
import { createPrivateKey, createPublicKey, KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Clock } from '../insight/Clock';
import { AttestationKeyStore } from './store/AttestationKeyStore';

/** `delivery.attestation` */
export interface AttestationConfig {
  /** PEM file of an Ed25519 private key. */
  keyFile?: string;
  /** Ids of keys that leaked: what they signed does not count any more. */
  distrusted: readonly string[];
}

/**
 * The key that sign-offs are signed with, and all that ever were.
 *
 * @remarks
 * The private half stays in its file. Every public half is kept with the time
 * in which it signed, so that another file in the configuration is all that a
 * rotation takes: what the former key signed stays valid, and what it signs
 * after its last known use does not become so.
 *
 * @internal
 */
export class AttestationKeyring {
  readonly #store: AttestationKeyStore;
  readonly #privateKey: KeyObject | undefined;
  readonly #distrusted: ReadonlySet<string>;
  readonly #clock: Clock;
  #known = false;

  /** @throws Error that names the configuration key, for a file that is no such key. */
  static create(options: {
    store: AttestationKeyStore;
    config: AttestationConfig;
    clock: Clock;
  }): AttestationKeyring {
    return new AttestationKeyring(options);
  }

  private constructor(options: {
    store: AttestationKeyStore;
    config: AttestationConfig;
    clock: Clock;
  }) {
    const { keyFile, distrusted } = options.config;
    this.#store = options.store;
    this.#privateKey = keyFile === undefined ? undefined : readKey(keyFile);
    this.#distrusted = new Set(distrusted);
    this.#clock = options.clock;
  }

  /**
   * Signs a sign-off.
   *
   * @throws ServiceUnavailableError where no key is configured, or it is distrusted.
   */
  async sign(
    signOff: SignOff,
    name: string,
  ): Promise<{ envelope: DsseEnvelope; keyId: string }> {
    const privateKey = this.#privateKey;
    if (!privateKey) {
      throw new ServiceUnavailableError(
        'Sign-offs cannot be signed: set delivery.attestation.keyFile to an Ed25519 private key (openssl genpkey -algorithm ed25519 -out key.pem)',
      );
    }
    const keyId = keyIdOf(privateKey);
    if (this.#distrusted.has(keyId)) {
      throw new ServiceUnavailableError(
        'delivery.attestation.distrusted lists the key of delivery.attestation.keyFile; configure a new key',
      );
    }
    // A key's time begins with what it signs first, not a moment after.
    await this.#knowCurrent(signOff.at);
    return { envelope: attest({ signOff, name, privateKey }), keyId };
  }

  /** Every key that signatures may be by, each for its own time. */
  async verifyKeys(): Promise<VerifyKey[]> {
    await this.#knowCurrent();
    const current = this.#privateKey && keyIdOf(this.#privateKey);
    const rows = await this.#store.list();
    return rows
      .filter(({ id }) => !this.#distrusted.has(id))
      .map(({ id, jwk, first_ms, last_ms }) =>
        readVerifyKey(JSON.parse(jwk), {
          from: first_ms,
          ...(id !== current && { until: last_ms + 1 }),
        }),
      );
  }

  /** The same as a JWKS, for whoever verifies elsewhere. */
  async jwks(): Promise<AttestationKeys> {
    const keys = await this.verifyKeys();
    return {
      keys: keys.map(({ id, publicKey, from, until }) => {
        const { x = '' } = publicKey.export({ format: 'jwk' });
        return {
          kty: 'OKP' as const,
          crv: 'Ed25519' as const,
          x,
          kid: id,
          use: 'sig' as const,
          ...(from !== undefined && { nbf: Math.floor(from / 1000) }),
          ...(until !== undefined && { exp: Math.ceil(until / 1000) }),
        };
      }),
    };
  }

  async #knowCurrent(at = this.#clock()): Promise<void> {
    if (this.#privateKey && !this.#known) {
      const publicKey = createPublicKey(this.#privateKey);
      const jwk = publicKey.export({ format: 'jwk' });
      await this.#store.know(keyIdOf(publicKey), jwk, at);
      this.#known = true;
    }
  }
}

function readKey(keyFile: string): KeyObject {
  const refuse = (problem: string) =>
    new Error(
      `delivery.attestation.keyFile: ${problem}; name a PEM file with an Ed25519 private key (openssl genpkey -algorithm ed25519 -out key.pem)`,
    );
  let pem: string;
  try {
    pem = readFileSync(keyFile, 'utf8');
  } catch (error) {
    throw refuse(`it cannot be read (${(error as { code?: string }).code})`);
  }
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // The cause may repeat what the file holds.
    throw refuse('it holds no private key');
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw refuse(`its key is ${key.asymmetricKeyType}`);
  }
  return key;
}
