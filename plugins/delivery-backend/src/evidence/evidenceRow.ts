import { EvidenceRequest } from '@delivery-stack/backstage-plugin-delivery-common';
import { ActivationRow } from '../activations/activationRow';

/** Evidence as it is stored; instants in epoch ms. */
export interface EvidenceRow {
  environment: string;
  commit_id: string;
  run_id: string;
  /** SQLite has no booleans. */
  is_default: boolean | number;
  at_ms: number;
  received_ms: number;
  /** Canonical JSON of the request. */
  body: string;
}

/** With its place in the order of arrival. */
export interface StoredEvidence extends EvidenceRow {
  seq: number;
}

/** How an environment stands, in short. */
export interface ComplianceRow {
  environment: string;
  at_ms: number;
  commit_id: string;
  run_id: string;
  link: string | null;
  attestations: EvidenceRequest['attestations'];
  drift_count: number;
  /** Policies that do not hold. */
  failed: number;
}

/** One spell of drift. */
export interface DriftRow {
  environment: string;
  path: string;
  kind: EvidenceRequest['drift'][number]['kind'];
  since_ms: number;
  until_ms: number | null;
}

/** The last word on a policy. */
export interface PolicyResultRow {
  environment: string;
  policy: string;
  result: 'pass' | 'fail';
  since_ms: number;
  at_ms: number;
}

/** What evidence is held against. */
export type EnvironmentRow = Pick<
  ActivationRow,
  'environment' | 'component' | 'manifest'
>;
