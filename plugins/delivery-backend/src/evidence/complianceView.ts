import {
  Compliance,
  ComplianceState,
  Drift,
  EnvironmentEvidence,
  EvidenceRequest,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { StoredEvidence } from './evidenceRow';
import { DriftSpell, Standing } from './standing';

/** Files of an environment that are named in one answer. */
const MOST_DRIFT = 500;

/** A standing as the API tells it. */
export function complianceView(
  environment: string,
  standing: Standing,
  silentBefore: number,
): Compliance {
  const { last, open, policies, driftCount } = standing;
  const isSilent = last !== undefined && last.at < silentBefore;
  return {
    environment,
    state: stateOf(standing, isSilent),
    isSilent,
    ...(last && {
      lastEvidenceAt: isoOf(last.at),
      lastCommit: last.commit,
      ...(last.link !== undefined && { lastLink: last.link }),
      attestations: last.attestations,
    }),
    drift: [...open.values()]
      .sort((one, other) => (one.path < other.path ? -1 : 1))
      .slice(0, MOST_DRIFT)
      .map(driftView),
    driftCount,
    policies: [...policies]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, { result, since, at }]) => ({
        name,
        result,
        since: isoOf(since),
        at: isoOf(at),
      })),
  };
}

/** Outside stays outside, however long nothing comes. */
function stateOf(standing: Standing, isSilent: boolean): ComplianceState {
  const { last, driftCount, policies } = standing;
  if (!last) {
    return 'none';
  }
  const isOutside =
    driftCount > 0 ||
    last.attestations === 'refused' ||
    [...policies.values()].some(({ result }) => result === 'fail');
  if (isOutside) {
    return 'outside';
  }
  return isSilent ? 'silent' : 'inside';
}

/** One spell as the API tells it. */
export function driftView({ path, kind, since, until }: DriftSpell): Drift {
  return {
    path,
    kind,
    since: isoOf(since),
    ...(until !== undefined && { until: isoOf(until) }),
  };
}

/** One line of the history. */
export function evidenceView(
  row: StoredEvidence,
): EnvironmentEvidence['items'][number] {
  const request: EvidenceRequest = JSON.parse(row.body);
  const { commit, branch, isDefaultBranch, run, link, attestations } = request;
  return {
    commit,
    branch,
    isDefaultBranch,
    run,
    at: isoOf(row.at_ms),
    ...(link !== undefined && { link }),
    driftCount: request.driftCount,
    attestations,
    failedPolicies: request.policies.flatMap(({ name, result }) =>
      result === 'fail' ? [name] : [],
    ),
  };
}

/** ISO 8601 in UTC. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
