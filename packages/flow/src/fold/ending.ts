import { Rules } from '../config/rules';
import { LinkedJourney } from '../link/linkedJourney';
import { DeploymentIndex } from '../link/deployments';
import { Subjects } from '../link/subjects';
import { ChangeTimes } from './changeTrack';
import { Milestone } from './journey';
import { TicketTrack } from './ticketTrack';

/** Everything that says whether, and when, a journey ended. */
export interface EndingInput {
  journey: LinkedJourney;
  root?: TicketTrack;
  changes: readonly ChangeTimes[];
  subjects: Subjects;
  rules: Rules;
}

/**
 * Finish of the first successful production deployment that contains the
 * journey's last change; undefined while a change is open or not deployed.
 */
export function deployedMilestone(input: EndingInput): Milestone | undefined {
  const { changes, subjects, rules } = input;
  const delivered = changes.filter(each => each.abandonedAt === undefined);
  if (delivered.some(each => each.mergedAt === undefined)) {
    return undefined;
  }
  const last = delivered.reduce<ChangeTimes | undefined>(
    (latest, each) =>
      !latest || each.mergedAt! > latest.mergedAt! ? each : latest,
    undefined,
  );
  const change = [...subjects.changes.values()].find(
    each => each.key === last?.key,
  );
  if (!change) {
    return undefined;
  }
  const index = new DeploymentIndex(subjects.deployments.values(), rules);
  const success = index
    .bringing(change)
    .find(each => each.succeededAt !== undefined);
  if (success?.succeededAt === undefined) {
    return undefined;
  }
  const exact =
    change.mergeSha !== undefined && success.sha === change.mergeSha;
  return {
    at: success.succeededAt,
    provenance: exact ? 'observed' : 'inferred',
    evidence: exact
      ? `${success.key} deployed the merge commit of ${change.key}`
      : `${success.key} is the first success in ${change.repository} after ${change.key} was merged`,
  };
}

/**
 * When the journey closed; undefined while it is open.
 *
 * @remarks
 * With changes: deployed. Where no production deployment of their repositories
 * is recorded at all, and for roots without changes: when the root is done.
 */
export function closedAt(
  input: EndingInput,
  deployed: Milestone | undefined,
): number | undefined {
  const { journey, root, changes } = input;
  const delivered = changes.filter(each => each.abandonedAt === undefined);
  if (delivered.length > 0 && journey.deploys) {
    return deployed?.at;
  }
  if (journey.rootKind === 'change') {
    return delivered[0]?.mergedAt;
  }
  return root?.doneAt;
}

/** True if a node is among those of the journey, joined or attached. */
export function belongs(journey: LinkedJourney, node: string): boolean {
  return journey.joined.has(node) || journey.attached.has(node);
}
