import { KeyObject, sign } from 'node:crypto';
import { canonicalJson } from '../json';
import { SignOff, signOffSchema } from '../signOff/signOff';
import { DsseEnvelope, PAYLOAD_TYPE, preAuthEncoding } from './dsse';
import { keyIdOf } from './keys';
import { statementOf } from './statement';

/** What an attestation is made of. @public */
export interface Attesting {
  readonly signOff: SignOff;
  /** Name of the pattern. */
  readonly name: string;
  /** Ed25519. */
  readonly privateKey: KeyObject;
}

/**
 * Signs a sign-off: an in-toto statement in a DSSE envelope.
 *
 * @remarks
 * Ed25519 is deterministic and the payload canonical, so that the same
 * sign-off under the same key is the same envelope, byte for byte.
 *
 * @throws Error for a sign-off that is not one, or a key of another kind.
 *
 * @public
 */
export function attest({ signOff, name, privateKey }: Attesting): DsseEnvelope {
  if (
    privateKey.type !== 'private' ||
    privateKey.asymmetricKeyType !== 'ed25519'
  ) {
    throw new Error('sign-offs are signed with a private Ed25519 key');
  }
  const statement = statementOf(signOffSchema.parse(signOff), name);
  const payload = Buffer.from(canonicalJson(statement), 'utf8');
  const sig = sign(null, preAuthEncoding(PAYLOAD_TYPE, payload), privateKey);
  return {
    payload: payload.toString('base64'),
    payloadType: PAYLOAD_TYPE,
    signatures: [{ keyid: keyIdOf(privateKey), sig: sig.toString('base64') }],
  };
}
