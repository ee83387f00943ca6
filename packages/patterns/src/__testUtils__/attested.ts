import { generateKeyPairSync, sign } from 'node:crypto';
import { dsse } from '@sigstore/core';
import { attest, readVerifyKey } from '../attestation';
import { DsseEnvelope } from '../attestation/dsse';
import {
  Verification,
  verifyAttestation,
} from '../attestation/verifyAttestation';
import { SignOff } from '../signOff/signOff';

export const DAY = 86_400_000;
export const AT = Date.parse('2026-11-26T12:00:00Z');
export const pair = generateKeyPairSync('ed25519');
export const next = generateKeyPairSync('ed25519');
export const pem = String(
  pair.publicKey.export({ format: 'pem', type: 'spki' }),
);
export const key = readVerifyKey(pem);
export const nextKey = readVerifyKey(
  next.publicKey.export({ format: 'jwk' }) as {},
);

export const signOff: SignOff = {
  id: '7c1f',
  function: 'security',
  digest: `sha256:${'a'.repeat(64)}`,
  decision: 'approved',
  by: 'user:default/ann',
  at: AT,
  until: AT + 180 * DAY,
};
export const envelope = attest({
  signOff,
  name: 'web',
  privateKey: pair.privateKey,
});

/** Verifies {@link envelope} after a change, or another text. */
export function verified(
  changed: Partial<DsseEnvelope> | string | Uint8Array,
  parts: Partial<Verification> = {},
) {
  const whole =
    typeof changed === 'string' || changed instanceof Uint8Array
      ? changed
      : JSON.stringify({ ...envelope, ...changed });
  return verifyAttestation({ envelope: whole, keys: [key], ...parts });
}

/** What any other tool would make of a statement: its own encoding, its own spacing. */
export function madeElsewhere(statement: unknown, type = envelope.payloadType) {
  const payload = Buffer.from(JSON.stringify(statement, null, 2));
  const data = dsse.preAuthEncoding(type, payload);
  return {
    payloadType: type,
    payload: payload.toString('base64'),
    signatures: [
      {
        keyid: key.id,
        sig: sign(null, data, pair.privateKey).toString('base64'),
      },
    ],
  };
}
