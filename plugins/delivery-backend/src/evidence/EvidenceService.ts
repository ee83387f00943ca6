import {
  EnvironmentEvidence,
  evidenceQuerySchema,
  EvidenceRequest,
  EvidenceResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';

/** Checked; see the contract for each field. */
export type EvidenceListRequest = z.output<typeof evidenceQuerySchema>;

/** Takes what pipelines of environments find, and says how each stands. @internal */
export interface EvidenceService {
  /**
   * Stores evidence; the same run again changes nothing.
   *
   * @throws InputError for evidence from the future, NotFoundError for an
   *   environment that nobody activated.
   */
  add(environment: string, request: EvidenceRequest): Promise<EvidenceResult>;
  /** Latest evidence first. @throws NotFoundError */
  get(
    environment: string,
    request: EvidenceListRequest,
  ): Promise<EnvironmentEvidence>;
  /** Entities by which may be decided who reads it; none: no such environment. */
  subjectsOf(environment: string): Promise<string[]>;
}
