import { KeyObject, createHash, createPublicKey } from 'node:crypto';

/** A public key that sign-offs may be signed with. @public */
export interface VerifyKey {
  /** See {@link keyIdOf}. */
  readonly id: string;
  readonly publicKey: KeyObject;
  /** Epoch milliseconds from which sign-offs may be dated. Default: always. */
  readonly from?: number;
  /** Epoch milliseconds from which they may not. Default: never. */
  readonly until?: number;
}

/** A key as it may be stored or served: PEM (SPKI) or JWK. @public */
export type KeyText = string | { readonly [name: string]: unknown };

/**
 * Id of a key: SHA-256 of its public part (SPKI, DER) in hexadecimal.
 *
 * @param key - public, or private for the id of its public half
 *
 * @public
 */
export function keyIdOf(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  const spki = half.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(spki).digest('hex');
}

/**
 * Reads an Ed25519 public key.
 *
 * @throws Error that says what it is instead, and never repeats it: it may be
 * a private key in the wrong place.
 *
 * @public
 */
export function readVerifyKey(
  key: KeyText,
  validity: Pick<VerifyKey, 'from' | 'until'> = {},
): VerifyKey {
  const isPrivate =
    typeof key === 'string' ? key.includes('PRIVATE KEY') : 'd' in key;
  if (isPrivate) {
    throw new Error(
      'it is a private key; name the public one (openssl pkey -in key.pem -pubout)',
    );
  }
  const publicKey = publicKeyOf(key);
  if (publicKey?.asymmetricKeyType !== 'ed25519') {
    throw new Error(
      `it is ${
        publicKey?.asymmetricKeyType ?? 'no public key in PEM or JWK'
      }; sign-offs are signed with Ed25519 (openssl genpkey -algorithm ed25519)`,
    );
  }
  return { id: keyIdOf(publicKey), publicKey, ...validity };
}

function publicKeyOf(key: KeyText): KeyObject | undefined {
  try {
    return typeof key === 'string'
      ? createPublicKey(key)
      : createPublicKey({ key: key as JsonWebKey, format: 'jwk' });
  } catch {
    return undefined;
  }
}

type JsonWebKey = Extract<
  Parameters<typeof createPublicKey>[0],
  { format: 'jwk' }
>['key'];
