import { CompiledMilestone, Rules } from '../config/rules';
import { AnyFact, Fact } from '../events/fact';
import { factsOf } from './factGroups';
import { Journey, Milestone } from './journey';
import { TicketTrack } from './ticketTrack';

type Milestones = Journey['milestones'];

/**
 * The milestones of a journey: by rule where one is configured, by default
 * otherwise.
 *
 * @remarks
 * `requested` defaults to the need, `firstRun` to the first successful run,
 * `productive` to the first successful run of a change that the scaffolder did
 * not make. `facts` are in order of time. O(rules × facts).
 */
export function milestonesOf(options: {
  need: Milestone;
  deployed?: Milestone;
  facts: readonly AnyFact[];
  tickets: readonly TicketTrack[];
  rules: Rules;
}): Milestones {
  const { need, deployed, facts, tickets, rules } = options;
  const milestones: Milestones = {
    need,
    requested: need,
    ...defaultRuns(facts),
    ...(deployed ? { deployed } : {}),
  };
  for (const rule of rules.milestones) {
    const found = byStatus(rule, tickets) ?? byEvent(rule, facts);
    if (found) {
      milestones[rule.name] = found;
    } else if (rule.name !== 'need' && rule.name !== 'deployed') {
      delete milestones[rule.name];
    }
  }
  return milestones;
}

function defaultRuns(facts: readonly AnyFact[]): Milestones {
  const successes = factsOf(facts, 'pipelinerun.finished').filter(
    fact => fact.data.outcome === 'success',
  );
  const scaffolded = new Set(
    factsOf(facts, 'change.created', 'change.updated', 'change.merged')
      .filter(fact => fact.data.scaffolded)
      .flatMap(({ data }) => [data.headSha, data.mergeSha, data.key]),
  );
  const own = successes.find(
    ({ data }) =>
      !scaffolded.has(data.headSha) &&
      !data.changes?.some(change => scaffolded.has(change)),
  );
  return {
    ...(successes[0] ? { firstRun: milestoneOf(successes[0]) } : {}),
    ...(own ? { productive: milestoneOf(own) } : {}),
  };
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
  const found = facts.find(fact => {
    const data = fact.data as {
      pipeline?: string;
      environment?: string;
      outcome?: string;
    };
    return (
      rule.event === fact.type &&
      (!rule.pipeline || pipeline(data.pipeline)) &&
      (!rule.environment || environment(data.environment)) &&
      (data.outcome === undefined || data.outcome === 'success')
    );
  });
  return found && milestoneOf(found);
}
