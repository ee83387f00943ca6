import {
  ActivateRequest,
  activationListSchema,
  ActivationQuery,
  activationSchema,
  AskRequest,
  attestationKeysSchema,
  attestationSchema,
  ConformanceQuery,
  conformanceSchema,
  DecideRequest,
  environmentEvidenceSchema,
  EvidenceQuery,
  ExceptionDecision,
  exceptionListSchema,
  ExceptionQuery,
  exceptionSchema,
  patternDetailSchema,
  PatternDiffQuery,
  patternDiffSchema,
  ownerClockSchema,
  patternListSchema,
  policyListSchema,
  signOffSchema,
  verificationSchema,
  VerifyRequest,
} from '../pattern';
import { DeliveryRequestOptions } from './DeliveryApi';
import { DeliveryClientOptions, JsonRequests } from './JsonRequests';
import { PatternApi } from './PatternApi';

/**
 * Talks to the delivery backend about patterns, and checks what it answers.
 *
 * @public
 */
export class PatternClient implements PatternApi {
  readonly #requests: JsonRequests;

  /** Creates a client. */
  static create(options: DeliveryClientOptions = {}): PatternClient {
    return new PatternClient(options);
  }

  private constructor(options: DeliveryClientOptions) {
    this.#requests = new JsonRequests(options);
  }

  listPatterns(options: DeliveryRequestOptions = {}) {
    return this.#requests.get('/patterns', patternListSchema, options);
  }

  getPattern(ref: string, options: DeliveryRequestOptions = {}) {
    return this.#requests.get(pathOf(ref), patternDetailSchema, options);
  }

  getPatternDiff(
    ref: string,
    query: PatternDiffQuery,
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.get(`${pathOf(ref)}/diff`, patternDiffSchema, {
      query,
      ...options,
    });
  }

  refreshPattern(ref: string, options: DeliveryRequestOptions = {}) {
    const path = `${pathOf(ref)}/refresh`;
    return this.#requests.post(path, patternDetailSchema, options);
  }

  askForSignOff(
    ref: string,
    body: AskRequest,
    options: DeliveryRequestOptions = {},
  ) {
    const path = `${pathOf(ref)}/asks`;
    return this.#requests.post(path, patternDetailSchema, { body, ...options });
  }

  decide(
    ref: string,
    body: DecideRequest,
    options: DeliveryRequestOptions = {},
  ) {
    const path = `${pathOf(ref)}/sign-offs`;
    return this.#requests.post(path, signOffSchema, { body, ...options });
  }

  getAttestation(signOffId: string, options: DeliveryRequestOptions = {}) {
    const path = `/sign-offs/${encodeURIComponent(signOffId)}/attestation`;
    return this.#requests.get(path, attestationSchema, options);
  }

  getAttestationKeys(options: DeliveryRequestOptions = {}) {
    return this.#requests.get(
      '/attestation-keys',
      attestationKeysSchema,
      options,
    );
  }

  verifyPattern(
    ref: string,
    body: VerifyRequest,
    options: DeliveryRequestOptions = {},
  ) {
    const path = `${pathOf(ref)}/verification`;
    return this.#requests.post(path, verificationSchema, { body, ...options });
  }

  listExceptions(
    query: ExceptionQuery = {},
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.get('/exceptions', exceptionListSchema, {
      query,
      ...options,
    });
  }

  decideException(
    id: string,
    body: ExceptionDecision,
    options: DeliveryRequestOptions = {},
  ) {
    const path = `/exceptions/${encodeURIComponent(id)}/decision`;
    return this.#requests.post(path, exceptionSchema, { body, ...options });
  }

  listActivations(
    query: ActivationQuery = {},
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.get('/activations', activationListSchema, {
      query,
      ...options,
    });
  }

  getOwnerClock(owner: string, options: DeliveryRequestOptions = {}) {
    return this.#requests.get('/activations/clock', ownerClockSchema, {
      query: { owner },
      ...options,
    });
  }

  activate(body: ActivateRequest, options: DeliveryRequestOptions = {}) {
    return this.#requests.post('/activations', activationSchema, {
      body,
      ...options,
    });
  }

  getEvidence(
    environment: string,
    query: EvidenceQuery = {},
    options: DeliveryRequestOptions = {},
  ) {
    const path = `/environments/${encodeURIComponent(environment)}/evidence`;
    return this.#requests.get(path, environmentEvidenceSchema, {
      query,
      ...options,
    });
  }

  listPolicies(options: DeliveryRequestOptions = {}) {
    return this.#requests.get('/policies', policyListSchema, options);
  }

  getConformance(
    query: ConformanceQuery = {},
    options: DeliveryRequestOptions = {},
  ) {
    return this.#requests.get('/conformance', conformanceSchema, {
      query,
      ...options,
    });
  }
}

function pathOf(ref: string): string {
  return `/patterns/${encodeURIComponent(ref)}`;
}
