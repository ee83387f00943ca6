import {
  Activation,
  EnvironmentState,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** One use of a pattern as it is stored; instants in epoch ms. */
export interface ActivationRow {
  id: string;
  task_id: string;
  pattern: string;
  digest: string;
  version: string;
  environment: string;
  component: string | null;
  owner: string;
  repository: string | null;
  /** The repository as events name it; see `repositorySubject`. */
  subject: string | null;
  /** SHA-256 of its list of governed files. */
  manifest: string | null;
  parameters_hash: string;
  /** When the form was sent. */
  sent_ms: number;
  /** The beginning of its clock: no later than that. */
  requested_ms: number;
  ready_ms: number;
  first_run_ms: number | null;
  productive_ms: number | null;
  deployed_ms: number | null;
}

/** With its place in the order of arrival. */
export interface StoredActivation extends ActivationRow {
  seq: number;
}

/** An activation as the API tells it. */
export function activationView(
  row: ActivationRow,
  state: EnvironmentState,
): Activation {
  const { component, repository, version } = row;
  return {
    id: row.id,
    pattern: row.pattern,
    digest: row.digest,
    ...(version && { version }),
    environment: row.environment,
    ...(component !== null && { component }),
    owner: row.owner,
    ...(repository !== null && { repository }),
    requestedAt: isoOf(row.requested_ms),
    readyAt: isoOf(row.ready_ms),
    ...(row.first_run_ms !== null && { firstRunAt: isoOf(row.first_run_ms) }),
    ...(row.productive_ms !== null && {
      productiveAt: isoOf(row.productive_ms),
    }),
    ...(row.deployed_ms !== null && { deployedAt: isoOf(row.deployed_ms) }),
    state,
  };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
