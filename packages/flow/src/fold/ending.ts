import { Rules } from '../config/rules';
import { DeploymentIndex } from '../link/deployments';
import { LinkedJourney } from '../link/linkedJourney';
import { Subjects } from '../link/subjects';
import { ChangeTrack } from './changeTrack';
import { Journey, Milestone, MilestoneName } from './journey';
import { TicketTrack } from './ticketTrack';

/** Everything that says whether, and when, a journey ended. */
export interface EndingInput {
  journey: LinkedJourney;
  root?: TicketTrack;
  changes: readonly ChangeTrack[];
  subjects: Subjects;
  rules: Rules;
}

/** The changes that were not given up. */
const delivered = ({ changes }: EndingInput) =>
  changes.filter(({ times }) => times.abandonedAt === undefined);

/**
 * Finish of the first successful production deployment that contains the
 * journey's last change; undefined while a change is open or not deployed.
 *
 * @remarks
 * The last change is the one merged last in a repository whose production
 * deployments are recorded: of the others nobody can say when they arrived.
 */
export function deployedMilestone(input: EndingInput): Milestone | undefined {
  const { journey, subjects, rules } = input;
  const all = delivered(input);
  if (all.some(({ times }) => times.mergedAt === undefined)) {
    return undefined;
  }
  const last = all
    .flatMap(({ node }) => subjects.changes.get(node) ?? [])
    .filter(({ repository }) => journey.deployedRepositories.has(repository))
    .sort(
      (one, other) =>
        other.mergedAt! - one.mergedAt! || (one.node < other.node ? -1 : 1),
    )[0];
  const index = new DeploymentIndex(subjects.deployments.values(), rules);
  const success = last && index.success(last);
  if (success?.succeededAt === undefined) {
    return undefined;
  }
  const exact = last.mergeSha !== undefined && success.sha === last.mergeSha;
  return {
    at: success.succeededAt,
    provenance: exact ? 'observed' : 'inferred',
    evidence: exact
      ? `${success.key} deployed the merge commit of ${last.key}`
      : `${success.key} is the first success in ${last.repository} after ${last.key} was merged`,
  };
}

/**
 * When the journey closed; undefined while it is open.
 *
 * @remarks
 * With changes: deployed, and adopted where adoption is measured. Where no
 * production deployment of their repositories is recorded at all, and for
 * roots without changes: when the root is done. A root that was taken up again
 * after it had been delivered is open until it is done again.
 */
export function closedAt(
  input: EndingInput,
  { deployed, adopted }: Journey['milestones'],
): number | undefined {
  const { journey, root, rules } = input;
  const changes = delivered(input);
  const deploys = journey.deployedRepositories.size > 0;
  const measures = (milestone: MilestoneName) =>
    rules.milestones.some(({ name }) => name === milestone);
  if (changes.length > 0 && (deploys || measures('deployed'))) {
    const reopened =
      deployed !== undefined &&
      root?.doneAt === undefined &&
      (root?.reopenedAt ?? -Infinity) > deployed.at;
    return reopened || (measures('adopted') && !adopted)
      ? undefined
      : deployed?.at;
  }
  if (journey.rootKind === 'change') {
    return changes[0]?.times.mergedAt;
  }
  return root?.doneAt;
}

/** True if a node is among those of the journey, joined or attached. */
export function belongs(journey: LinkedJourney, node: string): boolean {
  return journey.joined.has(node) || journey.attached.has(node);
}
