import { CompiledMilestone, Rules } from '../config/rules';
import { AnyFact, Fact } from '../events/fact';
import { changeCommits } from '../link/commits';
import { nodes } from '../link/nodes';
import { Subjects } from '../link/subjects';
import { ChangeTrack } from './changeTrack';
import { factsOf } from './factGroups';
import { Journey, Milestone } from './journey';
import { TicketTrack } from './ticketTrack';

type Milestones = Journey['milestones'];

/** What milestones are read off. */
export interface MilestoneInput {
  need: Milestone;
  deployed?: Milestone;
  /** In order of time. */
  facts: readonly AnyFact[];
  tickets: readonly TicketTrack[];
  changes: readonly ChangeTrack[];
  subjects: Subjects;
  rules: Rules;
}

/**
 * The milestones of a journey: by rule where one is configured, by default
 * otherwise.
 *
 * @remarks
 * `requested` defaults to the need, `firstRun` to the first successful run,
 * `productive` to the first successful run of a change that the scaffolder did
 * not make. Where a rule is configured, its milestone is not concluded from
 * anything else, except for the need, which every journey has.
 * O(rules × facts).
 */
export function milestonesOf(input: MilestoneInput): Milestones {
  const { deployed, facts, tickets, rules } = input;
  const configured = new Map(
    rules.milestones.map(rule => [
      rule.name,
      byStatus(rule, tickets) ?? byEvent(rule, facts),
    ]),
  );
  const need = configured.get('need') ?? input.need;
  const milestones: Milestones = {
    need,
    requested: need,
    ...defaultRuns(input),
    ...(deployed ? { deployed } : {}),
  };
  for (const [name, found] of configured) {
    if (found) {
      milestones[name] = found;
    } else if (name !== 'need') {
      delete milestones[name];
    }
  }
  return milestones;
}

function defaultRuns(input: MilestoneInput): Milestones {
  const successes = factsOf(input.facts, 'pipelinerun.finished').filter(
    fact => fact.data.outcome === 'success',
  );
  const own = ownNodes(input);
  const productive = successes.find(({ source, data }) =>
    [
      nodes.commit(data.headSha ?? ''),
      ...(data.changes ?? []).map(key => nodes.change(source, key)),
    ].some(node => own.has(node)),
  );
  return {
    ...(successes[0] ? { firstRun: milestoneOf(successes[0]) } : {}),
    ...(productive ? { productive: milestoneOf(productive) } : {}),
  };
}

/** The changes that the scaffolder did not make, and their commits. */
function ownNodes({ changes, subjects }: MilestoneInput): Set<string> {
  const commits = changeCommits(subjects);
  const own = new Set<string>();
  for (const { node, times } of changes) {
    const subject = subjects.changes.get(node);
    if (subject && !times.scaffolded) {
      own.add(node);
      const shas = [...subject.heads, ...(commits.get(node) ?? [])];
      for (const sha of [...shas, subject.mergeSha]) {
        if (sha) {
          own.add(nodes.commit(sha));
        }
      }
    }
  }
  return own;
}

function milestoneOf(fact: AnyFact | Fact<'pipelinerun.finished'>): Milestone {
  const data = fact.data as { pipeline?: string; run?: string; key?: string };
  return {
    at: fact.time,
    provenance: fact.inferred ? 'inferred' : 'observed',
    evidence: [fact.type, data.pipeline ?? data.key ?? data.run]
      .filter(Boolean)
      .join(' '),
  };
}

function byStatus(
  milestone: CompiledMilestone,
  tickets: readonly TicketTrack[],
): Milestone | undefined {
  const found = tickets
    .flatMap(ticket =>
      ticket.stays
        .filter(stay => milestone.status(stay.status))
        .map(stay => ({ at: stay.start, key: ticket.key, ...stay })),
    )
    .sort((one, other) => one.at - other.at)[0];
  return (
    found && {
      at: found.at,
      provenance: 'observed',
      evidence: `${found.key} entered '${found.status}'`,
    }
  );
}

function byEvent(
  milestone: CompiledMilestone,
  facts: readonly AnyFact[],
): Milestone | undefined {
  const { rule, pipeline, environment } = milestone;
  const named = rule.pipeline ?? rule.environment;
  const type = rule.event ?? (named ? 'pipelinerun.finished' : undefined);
  const found = facts.find(fact => {
    const data = fact.data as {
      pipeline?: string;
      environment?: string;
      outcome?: string;
    };
    return (
      fact.type === type &&
      (!rule.pipeline || pipeline(data.pipeline)) &&
      (!rule.environment || environment(data.environment)) &&
      (data.outcome === undefined || data.outcome === 'success')
    );
  });
  return found && milestoneOf(found);
}
