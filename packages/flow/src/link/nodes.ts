import { AnyFact, Fact } from '../events/fact';

/**
 * The key of a subject that facts are about: a ticket, a change, a commit, a
 * run, a deployment, an incident.
 *
 * @remarks
 * Ticket keys stand alone, because a branch name or a commit message says
 * `PAY-12` and not which server it lives on; everything else is unique within
 * its source.
 */
export const nodes = {
  ticket: (key: string) => `ticket:${key}`,
  change: (source: string, key: string) => `change:${source}/${key}`,
  commit: (sha: string) => `commit:${sha}`,
  run: (source: string, run: string) => `run:${source}/${run}`,
  deployment: (source: string, key: string) => `deployment:${source}/${key}`,
  incident: (source: string, key: string) => `incident:${source}/${key}`,
  approval: (source: string, key: string) => `approval:${source}/${key}`,
  finding: (source: string, key: string) => `finding:${source}/${key}`,
  scan: (source: string, key: string) => `scan:${source}/${key}`,
};

/** What a repository is like: a finding, or that somebody looked. @public */
export type PostureFact = Fact<'finding.reported'> | Fact<'scan.finished'>;

/** True for facts about what a repository is like: no journey has them. @public */
export function isPosture(fact: AnyFact): fact is PostureFact {
  return fact.type === 'finding.reported' || fact.type === 'scan.finished';
}

/**
 * The subject that a fact belongs to. Approvals, timers and tasks belong to
 * the run, ticket or change that they are about.
 *
 * @public
 */
export function nodeOf(fact: AnyFact): string {
  const { source } = fact;
  switch (fact.type) {
    case 'ticket.created':
    case 'ticket.updated':
    case 'ticket.statuschanged':
    case 'ticket.closed':
    case 'ticket.reopened':
    case 'ticket.commented':
      return nodes.ticket(fact.data.key);
    case 'commit.authored':
      return nodes.commit(fact.data.sha);
    case 'pipelinerun.queued':
    case 'pipelinerun.started':
    case 'pipelinerun.finished':
    case 'taskrun.queued':
    case 'taskrun.started':
    case 'taskrun.finished':
      return nodes.run(source, fact.data.run);
    case 'deployment.created':
    case 'deployment.statuschanged':
    case 'service.deployed':
    case 'service.rolledback':
      return nodes.deployment(source, fact.data.key);
    case 'incident.detected':
    case 'incident.resolved':
      return nodes.incident(source, fact.data.key);
    case 'approval.created':
    case 'approval.updated':
    case 'approval.closed':
    case 'timer.started':
    case 'timer.finished':
      return aboutNode(source, fact.data);
    case 'finding.reported':
      return nodes.finding(source, fact.data.key);
    case 'scan.finished':
      return nodes.scan(source, fact.data.key);
    default:
      return nodes.change(source, fact.data.key);
  }
}

function aboutNode(
  source: string,
  data: { key: string; ticket?: string; change?: string; run?: string },
): string {
  if (data.ticket) {
    return nodes.ticket(data.ticket);
  }
  if (data.change) {
    return nodes.change(source, data.change);
  }
  return data.run
    ? nodes.run(source, data.run)
    : nodes.approval(source, data.key);
}
