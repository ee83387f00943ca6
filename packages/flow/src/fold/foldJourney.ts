import { Rules } from '../config/rules';
import { compareFacts, dedupeFacts } from '../events/factOrder';
import { AnyFact } from '../events/fact';
import { LinkedJourney } from '../link/linkedJourney';
import { changeCommits } from '../link/commits';
import { nodeOf, nodes } from '../link/nodes';
import { Subjects } from '../link/subjects';
import { approvalTrack } from './approvalTrack';
import { ChangeTrack, changeTrack } from './changeTrack';
import { belongs, closedAt, deployedMilestone } from './ending';
import { groupBy } from './factGroups';
import { Anomaly, Journey, Milestone } from './journey';
import { milestonesOf } from './milestones';
import { runTrack } from './runTrack';
import { settlePassages } from './settle';
import { TicketTrack, ticketTrack } from './ticketTrack';
import { timerTrack } from './timerTrack';

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
  const facts = dedupeFacts(own).facts.sort(compareFacts);
  const byNode = groupBy(facts, nodeOf);
  const tickets = ticketTracks(journey, byNode, rules);
  const subjects = new Subjects();
  facts.forEach(fact => subjects.add(fact));
  const changes = changeTracks(subjects, byNode, rules);
  const approvals = approvalTrack(facts, rules);
  const timers = timerTrack(facts, rules);
  const waits = [...approvals.waits, ...timers.waits];
  const runs = runTrack(facts, waits, rules);
  const tracks = [...tickets, ...changes, approvals, timers, runs];

  const root = tickets.find(each => nodes.ticket(each.key) === journey.root);
  const times = changes.map(each => each.times);
  const ending = { journey, root, changes: times, subjects, rules };
  const deployed = deployedMilestone(ending);
  const need = needOf(journey, root, changes, facts);
  const anomalies = [...tickets, ...changes, approvals].flatMap(
    each => each.anomalies,
  );
  const to = notBefore(need, closedAt(ending, deployed), journey, anomalies);
  const passages = tracks.flatMap(each => each.passages);
  settlePassages(passages, to !== undefined);
  const inferred = facts.filter(fact => fact.inferred).length;
  return {
    id: journey.id,
    title: journey.title,
    rootKind: journey.rootKind,
    rootType: journey.rootType,
    url: journey.url,
    scopes: scopesOf(tickets, subjects),
    from: need.at,
    to,
    milestones: milestonesOf({ need, deployed, facts, tickets, rules }),
    spans: tracks.flatMap(each => each.spans),
    passages,
    visits: tickets.flatMap(each => each.visits),
    anomalies,
    timestamps: {
      observed: facts.length - inferred,
      inferred,
      missing:
        approvals.missing +
        tickets.filter(each => !each.createdObserved).length,
    },
  };
}

function ticketTracks(
  journey: LinkedJourney,
  byNode: ReadonlyMap<string, AnyFact[]>,
  rules: Rules,
): TicketTrack[] {
  const keys = [...journey.joined, ...journey.attached].filter(node =>
    node.startsWith('ticket:'),
  );
  return keys.sort().flatMap(node => {
    const facts = byNode
      .get(node)
      ?.filter(each => each.type.startsWith('ticket.'));
    return facts?.length ? [ticketTrack(facts, rules)] : [];
  });
}

function changeTracks(
  subjects: Subjects,
  byNode: ReadonlyMap<string, AnyFact[]>,
  rules: Rules,
): ChangeTrack[] {
  const commits = [...byNode].filter(([node]) => node.startsWith('commit:'));
  const own = commits.flatMap(([, facts]) => facts);
  const owners = commitOwners(subjects);
  return [...subjects.changes.keys()].sort().map(node => {
    const facts = byNode.get(node) ?? [];
    return changeTrack(
      facts.filter(each => each.type.startsWith('change.')),
      own.filter(each => owners.get(nodeOf(each)) === node),
      rules,
    );
  });
}

/** Commit node → node of the change whose commit it is. */
function commitOwners(subjects: Subjects): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [change, shas] of changeCommits(subjects)) {
    for (const sha of shas) {
      owners.set(nodes.commit(sha), change);
    }
  }
  return owners;
}

function needOf(
  journey: LinkedJourney,
  root: TicketTrack | undefined,
  changes: readonly ChangeTrack[],
  facts: readonly AnyFact[],
): Milestone {
  if (root?.needAt !== undefined) {
    return {
      at: root.needAt,
      provenance: 'observed',
      evidence: `need recorded on ${root.key}`,
    };
  }
  if (root) {
    return {
      at: root.createdAt,
      provenance: root.createdObserved ? 'observed' : 'inferred',
      evidence: root.createdObserved
        ? `${root.key} created`
        : `${root.key} first seen`,
    };
  }
  const opened = changes.find(each => each.times.openedAt !== undefined);
  return opened?.times.openedAt !== undefined && journey.rootKind === 'change'
    ? {
        at: opened.times.openedAt,
        provenance: 'observed',
        evidence: `${opened.times.key} opened`,
      }
    : {
        at: facts[0]?.time ?? 0,
        provenance: 'inferred',
        evidence: 'first event',
      };
}

/** A journey cannot close before its need: kept, flagged, of no length. */
function notBefore(
  need: Milestone,
  to: number | undefined,
  journey: LinkedJourney,
  anomalies: Anomaly[],
): number | undefined {
  if (to === undefined || to >= need.at) {
    return to;
  }
  anomalies.push({
    code: 'closed-before-need',
    subject: journey.id,
    at: to,
    message: `${journey.id} was delivered before its need was recorded; it counts as of no length`,
  });
  return need.at;
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
