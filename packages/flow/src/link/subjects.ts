import { AnyFact, Fact } from '../events/fact';
import { mentionsIn } from './mentions';
import { nodes } from './nodes';
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
 */
export class Subjects {
  readonly tickets = new Map<string, TicketSubject>();
  readonly changes = new Map<string, ChangeSubject>();
  readonly commits = new Map<string, CommitSubject>();
  readonly runs = new Map<string, RunSubject>();
  readonly deployments = new Map<string, DeploymentSubject>();
  readonly incidents = new Map<string, IncidentSubject>();
  /** When each field was last said, so that order does not matter. */
  readonly #said = new Map<string, [number, string]>();

  add(fact: AnyFact): void {
    const [kind] = fact.type.split('.');
    if (kind === 'ticket') {
      this.#addTicket(fact as Fact<'ticket.updated'>);
    } else if (kind === 'change') {
      this.#addChange(fact as Fact<'change.updated'>);
    } else if (fact.type === 'commit.authored') {
      this.#addCommit(fact);
    } else if (kind === 'pipelinerun' || kind === 'taskrun') {
      this.#addRun(fact as Fact<'pipelinerun.started'>);
    } else if (kind === 'deployment' || kind === 'service') {
      this.#addDeployment(fact as Fact<'service.deployed'>);
    } else if (
      fact.type === 'incident.detected' ||
      fact.type === 'incident.resolved'
    ) {
      this.#addIncident(fact as Fact<'incident.detected'>);
    }
  }

  /** True if `field` of `node` was not said later, and by no greater id. */
  #isLatest(node: string, field: string, fact: AnyFact): boolean {
    const key = `${node} ${field}`;
    const said = this.#said.get(key);
    const later =
      !said ||
      fact.time > said[0] ||
      (fact.time === said[0] && fact.id >= said[1]);
    if (later) {
      this.#said.set(key, [fact.time, fact.id]);
    }
    return later;
  }

  /** Copies the fields that a fact says, where nothing later says otherwise. */
  #merge<T extends object>(
    target: T,
    node: string,
    values: Partial<T>,
    fact: AnyFact,
  ): void {
    for (const [field, value] of Object.entries(values)) {
      if (value !== undefined && this.#isLatest(node, field, fact)) {
        Object.assign(target, { [field]: value });
      }
    }
  }

  #addTicket(fact: Fact<'ticket.updated'>): void {
    const { key, ticketType, title, url, parent, epic, links } = fact.data;
    const node = nodes.ticket(key);
    const ticket = getOrAdd<TicketSubject>(this.tickets, key, () => ({
      key,
      since: fact.time,
      links: [],
    }));
    ticket.since = Math.min(ticket.since, fact.time);
    const values = { ticketType, title, url, parent, epic, links };
    this.#merge(ticket, node, values, fact as AnyFact);
  }

  #addChange(fact: Fact<'change.updated'>): void {
    const { data, source } = fact;
    const node = nodes.change(source, data.key);
    const change = getOrAdd<ChangeSubject>(this.changes, node, () => ({
      node,
      key: data.key,
      repository: `${source}/${data.repository}`,
      since: fact.time,
      mentions: new Set<string>(),
    }));
    change.since = Math.min(change.since, fact.time);
    const { title, url, headSha, baseSha, mergeSha } = data;
    const values = { title, url, headSha, baseSha, mergeSha };
    this.#merge(change, node, values, fact as AnyFact);
    if ((fact.type as string) === 'change.merged') {
      change.mergedAt = Math.min(change.mergedAt ?? Infinity, fact.time);
    }
    const abandoned = (fact.type as string) === 'change.abandoned';
    this.#merge(change, node, { abandoned }, fact as AnyFact);
    const said = mentionsIn({ title, branch: data.branch });
    for (const key of [...said, ...(data.tickets ?? [])]) {
      change.mentions.add(key);
    }
  }

  #addCommit(fact: Fact<'commit.authored'>): void {
    const { sha, parents = [], change, message } = fact.data;
    const known = this.commits.get(sha);
    this.commits.set(sha, {
      sha,
      parents: known?.parents.length ? known.parents : parents,
      change: change ? nodes.change(fact.source, change) : known?.change,
      mentions: message ? mentionsIn({ message }) : known?.mentions ?? [],
    });
  }

  #addRun(fact: Fact<'pipelinerun.started'>): void {
    const { run, headSha, changes = [], tickets = [], branch } = fact.data;
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
    for (const key of [...tickets, ...mentionsIn({ branch })]) {
      subject.mentions.add(key);
    }
  }

  #addDeployment(fact: Fact<'service.deployed'>): void {
    const { key, repository, environment, sha, run } = fact.data;
    const node = nodes.deployment(fact.source, key);
    const deployment = getOrAdd<DeploymentSubject>(
      this.deployments,
      node,
      () => ({
        node,
        key,
        environment,
        createdAt: fact.time,
      }),
    );
    deployment.createdAt = Math.min(deployment.createdAt, fact.time);
    const ending = endingOf(fact as AnyFact);
    if (ending) {
      deployment[ending] = Math.min(deployment[ending] ?? Infinity, fact.time);
    }
    deployment.repository ??= repository && `${fact.source}/${repository}`;
    deployment.sha ??= sha;
    deployment.run ??= run && nodes.run(fact.source, run);
  }

  #addIncident(fact: Fact<'incident.detected' | 'incident.resolved'>): void {
    const { key, deployment, environment } = fact.data;
    const node = nodes.incident(fact.source, key);
    const incident = getOrAdd<IncidentSubject>(this.incidents, node, () => ({
      node,
    }));
    incident.deployment ??=
      deployment && nodes.deployment(fact.source, deployment);
    incident.environment ??= environment;
    const instant =
      fact.type === 'incident.detected' ? 'detectedAt' : 'resolvedAt';
    incident[instant] = Math.min(incident[instant] ?? Infinity, fact.time);
  }
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
