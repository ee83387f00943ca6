import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { factFrom } from '../reading';
import { personOf } from './person';
import { meaning } from '../../events/meaning';
import { Scope } from './scope';

type Step = 'change.drafted' | 'change.readied' | 'change.reviewrequested';

/** Names of these steps in webhooks (`action`) and in timelines (`event`). */
const steps: Readonly<Record<string, Step>> = {
  converted_to_draft: 'change.drafted',
  convert_to_draft: 'change.drafted',
  ready_for_review: 'change.readied',
  review_requested: 'change.reviewrequested',
};

export const stepNamed = (name: string | undefined): Step | undefined =>
  meaning(steps, name);

/** Somebody drafted, readied, or asked for a review; named by its instant everywhere. */
export function stepFact(
  type: Step,
  key: string,
  scope: Scope,
  of: { at: Instant; actor: unknown },
): AnyFact {
  return factFrom(type, {
    id: `${key}/${type.split('.')[1]}/${of.at.time}`,
    source: scope.place.source,
    at: of.at,
    data: {
      key,
      repository: scope.place.repository,
      actor: personOf(of.actor, scope.context),
    },
  });
}

/** The head moved: what answers a review that asked for changes. */
export const pushFact = (
  key: string,
  scope: Scope,
  {
    id,
    at,
    inferred,
    sha,
  }: { id: string; at: Instant; inferred?: boolean; sha: string },
): AnyFact =>
  factFrom('change.updated', {
    id: `${key}/pushed/${id}`,
    source: scope.place.source,
    at,
    inferred,
    data: { key, repository: scope.place.repository, headSha: sha },
  });
