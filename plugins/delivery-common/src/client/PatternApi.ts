import {
  ActivateRequest,
  Activation,
  ActivationList,
  ActivationQuery,
  AskRequest,
  Attestation,
  AttestationKeys,
  Conformance,
  ConformanceQuery,
  DecideRequest,
  EnvelopeException,
  EnvironmentEvidence,
  EvidenceQuery,
  ExceptionDecision,
  ExceptionList,
  ExceptionQuery,
  OwnerClock,
  PatternContentDiff,
  PatternDetail,
  PatternDiffQuery,
  PatternList,
  PatternSignOff,
  PatternVerification,
  PolicyList,
  VerifyRequest,
} from '../pattern';
import { DeliveryRequestOptions } from './DeliveryApi';

/**
 * What the delivery backend answers about pre-approved patterns, their
 * sign-offs and their use. A pattern's id is the entity ref of its template.
 *
 * @remarks Errors are those of {@link DeliveryApi}.
 * @public
 */
export interface PatternApi {
  /** Every pattern that the reader may read in the catalog. */
  listPatterns(options?: DeliveryRequestOptions): Promise<PatternList>;
  /** One pattern: what it provides, who signed what, who has to do what. */
  getPattern(
    ref: string,
    options?: DeliveryRequestOptions,
  ): Promise<PatternDetail>;
  /** What changed between two contents, line by line, and whom it asks. */
  getPatternDiff(
    ref: string,
    query: PatternDiffQuery,
    options?: DeliveryRequestOptions,
  ): Promise<PatternContentDiff>;
  /** Reads the folder again now. */
  refreshPattern(
    ref: string,
    options?: DeliveryRequestOptions,
  ): Promise<PatternDetail>;
  /** Asks the functions to decide on the current content. */
  askForSignOff(
    ref: string,
    request: AskRequest,
    options?: DeliveryRequestOptions,
  ): Promise<PatternDetail>;
  /** Approves, sends back or revokes, for a function that one belongs to. */
  decide(
    ref: string,
    request: DecideRequest,
    options?: DeliveryRequestOptions,
  ): Promise<PatternSignOff>;
  /** A sign-off as a signed in-toto statement. */
  getAttestation(
    signOffId: string,
    options?: DeliveryRequestOptions,
  ): Promise<Attestation>;
  /** Public keys of attestations, former ones too. */
  getAttestationKeys(
    options?: DeliveryRequestOptions,
  ): Promise<AttestationKeys>;
  /** Whether a content may be used with these values. For services. */
  verifyPattern(
    ref: string,
    request: VerifyRequest,
    options?: DeliveryRequestOptions,
  ): Promise<PatternVerification>;
  /** Requests for values outside the envelope. */
  listExceptions(
    query?: ExceptionQuery,
    options?: DeliveryRequestOptions,
  ): Promise<ExceptionList>;
  /** Grants or denies one, for a function that one belongs to. */
  decideException(
    id: string,
    request: ExceptionDecision,
    options?: DeliveryRequestOptions,
  ): Promise<EnvelopeException>;
  /** Environments that were made from patterns, latest first. */
  listActivations(
    query?: ActivationQuery,
    options?: DeliveryRequestOptions,
  ): Promise<ActivationList>;
  /** How long the environments of one owner took, open ones included. */
  getOwnerClock(
    owner: string,
    options?: DeliveryRequestOptions,
  ): Promise<OwnerClock>;
  /** Records that an environment is ready. For services. */
  activate(
    request: ActivateRequest,
    options?: DeliveryRequestOptions,
  ): Promise<Activation>;
  /** How an environment stands to its pattern, and what its pipeline said. */
  getEvidence(
    environment: string,
    query?: EvidenceQuery,
    options?: DeliveryRequestOptions,
  ): Promise<EnvironmentEvidence>;
  /** What patterns enforce, and in how many environments it holds. */
  listPolicies(options?: DeliveryRequestOptions): Promise<PolicyList>;
  /** How much of each system or domain runs on signed-off patterns. */
  getConformance(
    query?: ConformanceQuery,
    options?: DeliveryRequestOptions,
  ): Promise<Conformance>;
}
