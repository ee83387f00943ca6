export { type Attesting, attest } from './attest';
export {
  type AttestationProblem,
  type AttestationRefusal,
  attestationProblems,
} from './attestationError';
export {
  type DsseEnvelope,
  PAYLOAD_TYPE,
  dsseEnvelopeSchema,
  preAuthEncoding,
} from './dsse';
export { type KeyText, type VerifyKey, keyIdOf, readVerifyKey } from './keys';
export {
  PREDICATE_TYPE,
  STATEMENT_TYPE,
  type Statement,
  VERIFIER_ID,
  statementOf,
  statementSchema,
} from './statement';
export {
  type Verification,
  type VerifiedAttestation,
  verifyAttestation,
} from './verifyAttestation';
