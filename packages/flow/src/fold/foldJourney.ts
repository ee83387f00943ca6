import { Rules } from '../config/rules';
import { dedupeFacts } from '../events/factOrder';
import { AnyFact } from '../events/fact';
import { LinkedJourney } from '../link/linkedJourney';
import { changeCommits } from '../link/commits';
import { nodeOf, nodes } from '../link/nodes';
import { Subjects } from '../link/subjects';
import { ChangeTrack, changeTrack } from './changeTrack';
import { belongs, closedAt, deployedMilestone } from './ending';
import { groupBy } from './factGroups';
import { Anomaly, Journey, TimestampCounts } from './journey';
import { milestonesOf } from './milestones';
import { needOf } from './need';
import { pipelineTracks } from './pipelineTracks';
import { changeFinder } from './changeFinder';
import { settlePassages } from './settle';
import { TicketTrack, ticketTrack } from './ticketTrack';

/** What {@link foldJourney} reads. @public */
export interface FoldInput {
  journey: LinkedJourney;
  /** At least the facts of the journey's nodes; others are passed over. */
  facts: Iterable<AnyFact>;
  rules: Rules;
}

/**
 * Folds the facts of a linked journey into its spans, passages and milestones.
 *
 * @remarks
 * A pure function of the *set* of facts and the rules: order and repetition do
 * not matter. O(n log n) in the facts of the journey.
 *
 * @public
 */
export function foldJourney(input: FoldInput): Journey {
  const { journey, rules } = input;
  const own = [...input.facts].filter(fact => belongs(journey, nodeOf(fact)));
  const { facts } = dedupeFacts(own);
  const byNode = groupBy(facts, nodeOf);
  const subjects = new Subjects();
  facts.forEach(fact => subjects.add(fact));

  const joined = ticketTracks(journey.joined, byNode, rules);
  const attached = ticketTracks(journey.attached, byNode, rules, {
    gatesOnly: true,
  });
  const tickets = [...joined, ...attached];
  const changes = changeTracks(subjects, byNode, rules);
  const { timers, approvals, runs } = pipelineTracks(facts, {
    rules,
    changeOf: changeFinder(subjects),
  });
  const tracks = [...tickets, ...changes, approvals, timers, runs];
  const passages = tracks.flatMap(each => each.passages);
  const anomalies = [...tickets, ...changes, approvals].flatMap(
    each => each.anomalies,
  );

  const root = joined.find(each => nodes.ticket(each.key) === journey.root);
  const ending = { journey, root, changes, subjects, rules };
  const milestones = milestonesOf({
    need: needOf(journey, root, changes, facts),
    deployed: deployedMilestone(ending),
    facts,
    tickets: joined,
    changes,
    subjects,
    rules,
  });
  const from = milestones.need!.at;
  const closed = closedAt(ending, milestones);
  const to = notBefore(from, closed, journey, anomalies);
  settlePassages(passages, to !== undefined);
  return {
    id: journey.id,
    title: journey.title,
    rootKind: journey.rootKind,
    rootType: journey.rootType,
    url: journey.url,
    scopes: scopesOf(joined, subjects),
    from,
    to,
    milestones,
    spans: tracks.flatMap(each => each.spans),
    passages,
    visits: joined.flatMap(each => each.visits),
    anomalies,
    timestamps: timestampsOf(facts, joined, approvals.missing),
  };
}

function timestampsOf(
  facts: readonly AnyFact[],
  tickets: readonly TicketTrack[],
  missing: number,
): TimestampCounts {
  const inferred = facts.filter(fact => fact.inferred).length;
  const unborn = tickets.filter(each => !each.createdObserved).length;
  return {
    observed: facts.length - inferred,
    inferred,
    missing: missing + unborn,
  };
}

function ticketTracks(
  members: ReadonlySet<string>,
  byNode: ReadonlyMap<string, AnyFact[]>,
  rules: Rules,
  options?: { gatesOnly?: boolean },
): TicketTrack[] {
  const keys = [...members].filter(node => node.startsWith('ticket:'));
  return keys.sort().flatMap(node => {
    const facts = byNode
      .get(node)
      ?.filter(each => each.type.startsWith('ticket.'));
    return facts?.length ? [ticketTrack(facts, rules, options)] : [];
  });
}

function changeTracks(
  subjects: Subjects,
  byNode: ReadonlyMap<string, AnyFact[]>,
  rules: Rules,
): ChangeTrack[] {
  const commits = changeCommits(subjects);
  return [...subjects.changes.keys()].sort().map(node =>
    changeTrack(
      {
        node,
        facts: (byNode.get(node) ?? []).filter(each =>
          each.type.startsWith('change.'),
        ),
        commits: (commits.get(node) ?? []).flatMap(
          sha => byNode.get(nodes.commit(sha)) ?? [],
        ),
      },
      rules,
    ),
  );
}

/** A journey cannot close before its need: kept, flagged, of no length. */
function notBefore(
  need: number,
  to: number | undefined,
  journey: LinkedJourney,
  anomalies: Anomaly[],
): number | undefined {
  if (to === undefined || to >= need) {
    return to;
  }
  anomalies.push({
    code: 'closed-before-need',
    subject: journey.id,
    at: to,
    message: `${journey.id} was delivered before its need was recorded; it counts as of no length`,
  });
  return need;
}

function scopesOf(
  tickets: readonly TicketTrack[],
  subjects: Subjects,
): string[] {
  const scopes = new Set<string>();
  for (const { project, components } of tickets) {
    if (project) {
      scopes.add(`project:${project}`);
    }
    components.forEach(name =>
      scopes.add(`component:${project ?? ''}/${name}`),
    );
  }
  for (const { repository } of subjects.changes.values()) {
    scopes.add(`repository:${repository}`);
  }
  return [...scopes].sort();
}
