import { verify } from 'node:crypto';
import { Digest } from '../digest/digestOf';
import { SignOff } from '../signOff/signOff';
import { AttestationRefusal, refusal } from './attestationError';
import {
  DsseEnvelope,
  LARGEST_ENVELOPE,
  PAYLOAD_TYPE,
  canonicalBase64,
  dsseEnvelopeSchema,
  preAuthEncoding,
} from './dsse';
import { VerifyKey } from './keys';
import { signOffOf, statementSchema } from './statement';

/** What an attestation is held against. @public */
export interface Verification {
  /** The envelope as it was stored or sent. */
  readonly envelope: string | Uint8Array;
  readonly keys: readonly VerifyKey[];
  /** What it has to be about: without, a genuine one may be replayed for another. */
  readonly expect?: { readonly digest?: Digest; readonly function?: string };
}

/** A sign-off whose signature is genuine; whether it still holds says `statusOf`. @public */
export interface VerifiedAttestation {
  readonly ok: true;
  readonly signOff: SignOff;
  /** Name of the pattern, as it was called then. */
  readonly name: string;
  readonly keyId: string;
}

const MOST_SIGNATURES = 8;

/**
 * Verifies an attestation of a sign-off: signature first, content after.
 *
 * @remarks
 * Nothing of the payload is read before its signature holds, and what is read
 * are the very bytes that were signed.
 *
 * @public
 */
export function verifyAttestation({
  envelope: text,
  keys,
  expect = {},
}: Verification): VerifiedAttestation | AttestationRefusal {
  if (text.length > LARGEST_ENVELOPE) {
    return refusal('tooLarge');
  }
  const parsed = dsseEnvelopeSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    return refusal('notAnEnvelope');
  }
  const signed = signatureOf(parsed.data, keys);
  if ('ok' in signed) {
    return signed;
  }
  const statement = statementSchema.safeParse(jsonOf(signed.payload));
  if (!statement.success) {
    return refusal('notAStatement');
  }
  const signOff = signOffOf(statement.data);
  if (!signOff) {
    return refusal('contradictory');
  }
  if (!isInTime(signOff, signed.key)) {
    return refusal('keyOutOfTime');
  }
  if (expect.digest !== undefined && expect.digest !== signOff.digest) {
    return refusal('otherDigest');
  }
  if (expect.function !== undefined && expect.function !== signOff.function) {
    return refusal('otherFunction');
  }
  const [{ name }] = statement.data.subject;
  return { ok: true, signOff, name, keyId: signed.key.id };
}

/** The payload and the key that signed it. */
function signatureOf(
  { payloadType, payload: text, signatures }: DsseEnvelope,
  keys: readonly VerifyKey[],
): { payload: Buffer; key: VerifyKey } | AttestationRefusal {
  if (payloadType !== PAYLOAD_TYPE) {
    return refusal('otherPayloadType');
  }
  if (signatures.length === 0) {
    return refusal('noSignature');
  }
  if (signatures.length > MOST_SIGNATURES) {
    return refusal('tooManySignatures');
  }
  const payload = canonicalBase64(text);
  const bytes = signatures.map(({ sig }) => canonicalBase64(sig));
  if (!payload || bytes.includes(undefined)) {
    return refusal('notBase64');
  }
  const ids = signatures.flatMap(({ keyid }) => keyid || []);
  const sigs = bytes.map(each => each?.toString('base64'));
  if ([ids, sigs].some(each => new Set(each).size < each.length)) {
    return refusal('duplicateSignature');
  }
  const data = preAuthEncoding(payloadType, payload);
  let problem: 'unknownKey' | 'badSignature' = 'unknownKey';
  for (const [index, { keyid }] of signatures.entries()) {
    // A key id is a hint of DSSE, not a claim: without one every key is tried.
    for (const key of keys.filter(({ id }) => !keyid || id === keyid)) {
      if (verify(null, data, key.publicKey, bytes[index] as Buffer)) {
        return { payload, key };
      }
      problem = keyid ? 'badSignature' : problem;
    }
  }
  return refusal(problem);
}

/** JSON of bytes that are UTF-8, or undefined: schemas refuse that. */
function jsonOf(text: string | Uint8Array): unknown {
  try {
    return JSON.parse(
      typeof text === 'string'
        ? text
        : new TextDecoder('utf-8', { fatal: true }).decode(text),
    );
  } catch {
    return undefined;
  }
}

function isInTime({ at }: SignOff, { from, until }: VerifyKey): boolean {
  return at >= (from ?? -Infinity) && at < (until ?? Infinity);
}
