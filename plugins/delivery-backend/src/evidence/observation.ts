import { EvidenceRequest } from '@delivery-stack/backstage-plugin-delivery-common';
import { Observation } from './standing';

/** The list of governed files, which cannot list itself. */
const LIST = '.delivery/files.json';

/**
 * What a request observed, held against the list that the activation recorded.
 *
 * @remarks
 * Against another list nobody knows what else has changed: then the list is
 * drift itself, and what it does not show counts as still there.
 */
export function observationOf(
  request: EvidenceRequest,
  expected: string | null,
): Observation {
  const { commit, run, link, attestations, manifest, policies } = request;
  const isOther =
    manifest === null || (expected !== null && manifest !== expected);
  const named = request.drift.filter(({ path }) => path !== LIST);
  return {
    commit,
    run,
    at: Date.parse(request.at),
    ...(link !== undefined && { link }),
    attestations,
    policies,
    drift: isOther
      ? [...named, { path: LIST, kind: manifest ? 'changed' : 'missing' }]
      : named,
    driftCount: Math.max(request.driftCount, named.length) + (isOther ? 1 : 0),
    isComplete: !isOther && request.driftCount <= request.drift.length,
  };
}
