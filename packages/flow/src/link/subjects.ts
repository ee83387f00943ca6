import { AnyFact, Fact } from '../events/fact';
import { LatestValues } from './latestValues';
import { mentionsOf } from './mentions';
import { nodes } from './nodes';
import { recordsNamedBy } from './records';
import { repositoriesOf } from './repositories';
import {
  ChangeSubject,
  CommitSubject,
  DeploymentSubject,
  IncidentSubject,
  RunSubject,
  TicketSubject,
} from './subject';

/**
 * The subjects of a set of facts: all that linking keeps in memory.
 *
 * @remarks
 * `add` is commutative and idempotent: of two values for one field the one of
 * the latest fact counts, whatever the order they come in.
 *
 * @public
 */
export class Subjects {
  readonly tickets = new Map<string, TicketSubject>();
  readonly changes = new Map<string, ChangeSubject>();
  readonly commits = new Map<string, CommitSubject>();
  readonly runs = new Map<string, RunSubject>();
  readonly deployments = new Map<string, DeploymentSubject>();
  readonly incidents = new Map<string, IncidentSubject>();
  readonly #latest = new LatestValues();

  add(fact: AnyFact): void {
    const [kind] = fact.type.split('.');
    switch (kind) {
      case 'ticket':
        this.#addTicket(fact as Fact<'ticket.updated'>);
        break;
      case 'change':
        this.#addChange(fact as Fact<'change.updated'>);
        break;
      case 'commit':
        this.#addCommit(fact as Fact<'commit.authored'>);
        break;
      case 'pipelinerun':
      case 'taskrun':
      case 'approval':
      case 'timer':
        this.#addRun(fact as Fact<'pipelinerun.started'>);
        break;
      case 'deployment':
      case 'service':
        this.#addDeployment(fact as Fact<'service.deployed'>);
        break;
      case 'finding':
      case 'scan':
        // About what a repository is like, not about how something was delivered.
        break;
      default:
        this.#addIncident(fact as Fact<'incident.detected'>);
    }
  }

  /** Lets go of what only adding needs, once all facts were added. */
  complete(): void {
    this.#latest.clear();
  }

  #addTicket(fact: Fact<'ticket.updated'>): void {
    const { key, ticketType, title, url, parent, epic } = fact.data;
    const { links, changes } = fact.data;
    const ticket = getOrAdd<TicketSubject>(this.tickets, key, () => ({
      key,
      since: fact.time,
      links: [],
      aliases: new Set<string>(),
    }));
    ticket.since = Math.min(ticket.since, fact.time);
    fact.data.aliases?.forEach(alias => ticket.aliases.add(alias));
    const values = { ticketType, title, url, parent, epic, links, changes };
    this.#latest.merge(ticket, values, fact as AnyFact);
  }

  #addChange(fact: Fact<'change.updated'>): void {
    const { data, source } = fact;
    const node = nodes.change(source, data.key);
    const change = getOrAdd<ChangeSubject>(this.changes, node, () => ({
      node,
      key: data.key,
      repository: `${source}/${data.repository}`,
      since: fact.time,
      heads: new Set<string>(),
      mentions: new Set<string>(),
    }));
    change.since = Math.min(change.since, fact.time);
    const { title, url, mergeSha, headSha } = data;
    const abandoned = isAbandoned(fact as AnyFact);
    const values = { title, url, mergeSha, abandoned };
    this.#latest.merge(change, values, fact as AnyFact);
    if (headSha) {
      change.heads.add(headSha);
    }
    if ((fact.type as string) === 'change.merged') {
      change.mergedAt = Math.min(change.mergedAt ?? Infinity, fact.time);
    }
    mentionsOf(fact as AnyFact).forEach(key => change.mentions.add(key));
    addRecords(change, fact as AnyFact);
  }

  #addCommit(fact: Fact<'commit.authored'>): void {
    const { sha, change } = fact.data;
    const commit = getOrAdd<CommitSubject>(this.commits, sha, () => ({
      sha,
      changes: new Set<string>(),
      mentions: new Set<string>(),
    }));
    if (change) {
      commit.changes.add(nodes.change(fact.source, change));
    }
    mentionsOf(fact as AnyFact).forEach(key => commit.mentions.add(key));
    addRecords(commit, fact as AnyFact);
  }

  /** Approvals and timers too: they may be all that is known of their run. */
  #addRun(fact: Fact<'pipelinerun.started'>): void {
    const { run, headSha, changes = [] } = fact.data;
    if (!run) {
      return;
    }
    const node = nodes.run(fact.source, run);
    const subject = getOrAdd<RunSubject>(this.runs, node, () => ({
      node,
      shas: new Set<string>(),
      changes: new Set<string>(),
      mentions: new Set<string>(),
    }));
    if (headSha) {
      subject.shas.add(headSha);
    }
    for (const change of changes) {
      subject.changes.add(nodes.change(fact.source, change));
    }
    mentionsOf(fact as AnyFact).forEach(key => subject.mentions.add(key));
  }

  #addDeployment(fact: Fact<'service.deployed'>): void {
    const { key, environment, sha } = fact.data;
    const node = nodes.deployment(fact.source, key);
    const deployment = getOrAdd<DeploymentSubject>(
      this.deployments,
      node,
      () => ({ node, key, environment: '', createdAt: fact.time }),
    );
    deployment.createdAt = Math.min(deployment.createdAt, fact.time);
    const ending = endingOf(fact as AnyFact);
    if (ending) {
      deployment[ending] = Math.min(deployment[ending] ?? Infinity, fact.time);
    }
    const repositories = fact.data.repository
      ? repositoriesOf(fact.source, fact.data.repository)
      : undefined;
    const run = fact.data.run && nodes.run(fact.source, fact.data.run);
    const repository = repositories?.[0];
    const values = { environment, sha, repository, repositories, run };
    this.#latest.merge(deployment, values, fact as AnyFact);
  }

  #addIncident(fact: Fact<'incident.detected' | 'incident.resolved'>): void {
    const { key, environment } = fact.data;
    const node = nodes.incident(fact.source, key);
    const incident = getOrAdd<IncidentSubject>(this.incidents, node, () => ({
      node,
    }));
    const deployment =
      fact.data.deployment &&
      nodes.deployment(fact.source, fact.data.deployment);
    const values = { environment, deployment };
    this.#latest.merge(incident, values, fact as AnyFact);
    const instant =
      fact.type === 'incident.detected' ? 'detectedAt' : 'resolvedAt';
    incident[instant] = Math.min(incident[instant] ?? Infinity, fact.time);
  }
}

/**
 * Whether a fact says that its change was closed without a merge; undefined
 * where it says nothing about it: a comment on a closed change opens nothing.
 */
export function isAbandoned(fact: AnyFact): boolean | undefined {
  if (fact.type === 'change.abandoned') {
    return true;
  }
  if (fact.type === 'change.merged') {
    return false;
  }
  const isSnapshot =
    fact.type === 'change.created' || fact.type === 'change.updated';
  return isSnapshot && fact.data.state
    ? fact.data.state === 'closed'
    : undefined;
}

/** Which ending of a deployment a fact records, if any. */
function endingOf(
  fact: AnyFact,
): 'succeededAt' | 'failedAt' | 'rolledBackAt' | undefined {
  if (fact.type === 'service.deployed') {
    return 'succeededAt';
  }
  if (fact.type === 'service.rolledback') {
    return 'rolledBackAt';
  }
  const { state } = fact.data as { state?: string };
  return state === 'failure' || state === 'error' ? 'failedAt' : undefined;
}

/** A set for each of a million commits would be memory for nothing. */
function addRecords(subject: { records?: Set<string> }, fact: AnyFact): void {
  for (const key of recordsNamedBy(fact)) {
    subject.records = (subject.records ?? new Set()).add(key);
  }
}

function getOrAdd<T extends object>(
  map: Map<string, T>,
  key: string,
  create: () => T,
): T {
  const known = map.get(key);
  if (known) {
    return known;
  }
  const created = create();
  map.set(key, created);
  return created;
}
