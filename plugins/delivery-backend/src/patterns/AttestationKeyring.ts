import { LoggerService } from '@backstage/backend-plugin-api';
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
  /** Ids of the keys before it: what they signed keeps counting. */
  formerKeys: readonly string[];
}

/**
 * The key that sign-offs are signed with, and all that ever were.
 *
 * @remarks
 * The private half stays in its file. Every public half is kept with the time
 * in which it signed: what a former key signed stays valid, and what it signs
 * after its last known use does not become so. Which keys count is said by the
 * configuration alone; otherwise whoever can write to the database could add a
 * key of their own.
 *
 * @internal
 */
export class AttestationKeyring {
  readonly #store: AttestationKeyStore;
  readonly #privateKey: KeyObject | undefined;
  readonly #trusted: ReadonlySet<string>;
  readonly #clock: Clock;
  readonly #logger: LoggerService;
  readonly #named = new Set<string>();
  #known = false;

  /** @throws Error that names the configuration key, for a file that is no such key. */
  static create(options: {
    store: AttestationKeyStore;
    config: AttestationConfig;
    clock: Clock;
    logger: LoggerService;
  }): AttestationKeyring {
    return new AttestationKeyring(options);
  }

  private constructor(options: {
    store: AttestationKeyStore;
    config: AttestationConfig;
    clock: Clock;
    logger: LoggerService;
  }) {
    const { keyFile, formerKeys } = options.config;
    this.#store = options.store;
    this.#privateKey = keyFile === undefined ? undefined : readKey(keyFile);
    const own = this.#privateKey ? [keyIdOf(this.#privateKey)] : [];
    this.#trusted = new Set([...formerKeys, ...own]);
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /**
   * Signs a sign-off.
   *
   * @throws ServiceUnavailableError where no key is configured.
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
    // A key's time begins with what it signs first, not a moment after.
    await this.#knowCurrent(signOff.at);
    return { envelope: attest({ signOff, name, privateKey }), keyId };
  }

  /** Every key that signatures may be by, each for its own time. */
  async verifyKeys(): Promise<VerifyKey[]> {
    await this.#knowCurrent();
    const current = this.#privateKey && keyIdOf(this.#privateKey);
    const rows = await this.#store.list();
    return (
      rows
        .filter(({ id }) => this.#trusts(id))
        .map(({ id, jwk, first_ms, last_ms }) =>
          readVerifyKey(JSON.parse(jwk), {
            from: first_ms,
            ...(id !== current && { until: last_ms + 1 }),
          }),
        )
        // The id is the hash of the key: a row may claim another one's.
        .filter(({ id }) => this.#trusted.has(id))
    );
  }

  #trusts(id: string): boolean {
    const trusts = this.#trusted.has(id);
    if (!trusts && !this.#named.has(id)) {
      this.#named.add(id);
      this.#logger.warn(
        `Sign-offs by the key ${id} do not count: if it was yours and did not leak, list it under delivery.attestation.formerKeys`,
      );
    }
    return trusts;
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
