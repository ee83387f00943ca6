import {
  AskRequest,
  Attestation,
  AttestationKeys,
  DecideRequest,
  EnvelopeException,
  ExceptionDecision,
  ExceptionList,
  exceptionQuerySchema,
  PatternContentDiff,
  PatternDetail,
  patternDiffQuerySchema,
  PatternList,
  PatternSignOff,
  PatternVerification,
  verifyRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';

/** Who asks, and what they may do; the authorization decorator says it. */
export interface PatternViewer {
  /** Entity ref; absent for services. */
  ref?: string;
  mayAsk: boolean;
  mayRefresh: boolean;
  /** Functions of whose group they are a member, and may sign for. */
  signsFor: readonly string[];
}

export type PatternDiffRequest = z.output<typeof patternDiffQuerySchema>;
export type ExceptionRequest = z.output<typeof exceptionQuerySchema>;
export type VerificationRequest = z.output<typeof verifyRequestSchema>;

/** Answers about patterns, sign-offs and exceptions, whoever asks. @internal */
export interface PatternService {
  list(): Promise<PatternList>;
  get(ref: string, viewer: PatternViewer): Promise<PatternDetail>;
  diff(ref: string, request: PatternDiffRequest): Promise<PatternContentDiff>;
  refresh(ref: string, viewer: PatternViewer): Promise<PatternDetail>;
  ask(
    ref: string,
    request: AskRequest,
    viewer: PatternViewer,
  ): Promise<PatternDetail>;
  decide(
    ref: string,
    request: DecideRequest,
    viewer: PatternViewer,
  ): Promise<PatternSignOff>;
  /** With the pattern it is about, by which may be decided who reads it. */
  attestation(
    signOffId: string,
  ): Promise<{ pattern: string; attestation: Attestation }>;
  keys(): Promise<AttestationKeys>;
  verify(
    ref: string,
    request: VerificationRequest,
  ): Promise<PatternVerification>;
  exceptions(request: ExceptionRequest): Promise<ExceptionList>;
  /** @throws NotFoundError */
  exception(id: string): Promise<EnvelopeException>;
  decideException(
    id: string,
    request: ExceptionDecision,
    viewer: PatternViewer,
  ): Promise<EnvelopeException>;
}
