/** Why an attestation is not accepted: word → sentence with its cure. @public */
export const attestationProblems = {
  tooLarge:
    'the envelope is larger than 64 KiB; no sign-off is, so look at where it comes from',
  notAnEnvelope:
    'it is no DSSE envelope; give the JSON with payload, payloadType and signatures',
  otherPayloadType:
    'the payload is not application/vnd.in-toto+json; give the attestation of a sign-off',
  notBase64:
    'payload or signature is not canonical base64; take the envelope as it was issued',
  noSignature: 'it is not signed; take the envelope as it was issued',
  tooManySignatures:
    'it has more than 8 signatures; take the envelope as it was issued',
  duplicateSignature:
    'a key signed it twice; one key must not look like two, so take the envelope as it was issued',
  unknownKey:
    'none of the given keys signed it; give the public keys of the instance that issued it, older ones included',
  badSignature:
    'the signature does not match: payload or signature was changed; take the envelope as it was issued',
  notAStatement:
    'the payload is no in-toto statement of a sign-off (SVR v0.2); give the attestation of a sign-off',
  contradictory:
    'its properties do not say what its decision says; have it issued again',
  keyOutOfTime:
    'it is dated when its key was not in use; have the function sign off again',
  otherDigest:
    'it is about another content of the pattern; the function has to sign this one off',
  otherFunction:
    'it is the sign-off of another function; give the one of this function',
} as const;

/** One of the keys of {@link attestationProblems}. @public */
export type AttestationProblem = keyof typeof attestationProblems;

/** An attestation that is not accepted. @public */
export interface AttestationRefusal {
  readonly ok: false;
  readonly problem: AttestationProblem;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A refusal in words. */
export function refusal(problem: AttestationProblem): AttestationRefusal {
  return { ok: false, problem, message: attestationProblems[problem] };
}
