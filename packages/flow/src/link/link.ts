import { Rules } from '../config/rules';
import { AnyFact } from '../events/fact';
import { changeCommits } from './commits';
import { DeploymentIndex } from './deployments';
import { LinkedJourney } from './linkedJourney';
import { namesTooMany } from './mentions';
import { nodes } from './nodes';
import { TicketRoots } from './roots';
import { ChangeSubject, RunSubject } from './subject';
import { Subjects } from './subjects';

/**
 * All journeys of a set of facts: which subjects join, which attach.
 *
 * @remarks
 * A pure function of the set. Tickets join their root; changes join the one
 * journey whose tickets they name, attach to several, or are a journey of
 * their own; runs and deployments attach to every journey whose changes they
 * ran for or brought to production.
 *
 * @public
 */
export function link(facts: Iterable<AnyFact>, rules: Rules): LinkedJourney[] {
  const subjects = new Subjects();
  for (const fact of facts) {
    subjects.add(fact);
  }
  return linkSubjects(subjects, rules);
}

/** {@link link}, for subjects that were collected while streaming. @public */
export function linkSubjects(
  subjects: Subjects,
  rules: Rules,
): LinkedJourney[] {
  const linker = new Linker(subjects, rules);
  linker.tickets();
  linker.changes();
  linker.runs();
  linker.deployments();
  linker.incidents();
  return [...linker.journeys.values()].sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );
}

class Linker {
  readonly journeys = new Map<string, LinkedJourney>();
  readonly #subjects: Subjects;
  readonly #roots: TicketRoots;
  readonly #deployments: DeploymentIndex;
  /** Change, commit and run nodes → the journeys they belong to. */
  readonly #journeysOf = new Map<string, Set<LinkedJourney>>();

  constructor(subjects: Subjects, rules: Rules) {
    this.#subjects = subjects;
    this.#roots = new TicketRoots(subjects, rules);
    this.#deployments = new DeploymentIndex(
      subjects.deployments.values(),
      rules,
    );
  }

  tickets(): void {
    for (const { key } of this.#subjects.tickets.values()) {
      const root = this.#roots.of(key);
      if (root) {
        this.#ofTicket(root).joined.add(nodes.ticket(key));
      }
    }
    for (const { ticket, root } of this.#roots.attached) {
      this.#ofTicket(root).attached.add(nodes.ticket(ticket));
    }
  }

  changes(): void {
    const commits = changeCommits(this.#subjects);
    for (const change of this.#subjects.changes.values()) {
      const shas = commits.get(change.node) ?? [];
      const mentions = new Set(change.mentions);
      for (const sha of shas) {
        for (const key of this.#subjects.commits.get(sha)?.mentions ?? []) {
          mentions.add(key);
        }
      }
      const journeys = this.#journeysNamed(mentions);
      if (journeys.length === 0 && change.abandoned) {
        // Nobody's initiative, and it never delivers: not a journey.
        continue;
      }
      const own = journeys.length > 0 ? journeys : [this.#ofChange(change)];
      for (const node of [change.node, ...shas.map(nodes.commit)]) {
        this.#place(node, own);
      }
      for (const sha of [change.headSha, change.mergeSha]) {
        if (sha) {
          this.#remember(nodes.commit(sha), own);
        }
      }
    }
  }

  runs(): void {
    for (const run of this.#subjects.runs.values()) {
      for (const journey of this.#journeysOfRun(run)) {
        this.#attach(run.node, journey);
      }
    }
  }

  deployments(): void {
    for (const change of this.#subjects.changes.values()) {
      const journeys = this.#journeysOf.get(change.node) ?? [];
      const deployments = this.#deployments.bringing(change);
      for (const journey of journeys) {
        journey.deploys ||= this.#deployments.knows(change.repository);
        for (const { node, run } of deployments) {
          this.#attach(node, journey);
          if (run && this.#subjects.runs.has(run)) {
            this.#attach(run, journey);
          }
        }
      }
    }
  }

  incidents(): void {
    for (const { node, deployment } of this.#subjects.incidents.values()) {
      for (const journey of this.#journeysOf.get(deployment ?? '') ?? []) {
        journey.attached.add(node);
      }
    }
  }

  #journeysOfRun(run: RunSubject): Set<LinkedJourney> {
    const found = new Set(this.#journeysNamed(run.mentions));
    const nodesOfRun = [...run.changes, ...[...run.shas].map(nodes.commit)];
    for (const node of nodesOfRun) {
      for (const journey of this.#journeysOf.get(node) ?? []) {
        found.add(journey);
      }
    }
    return found;
  }

  /** Joins the one journey, or attaches to each of several. */
  #place(node: string, journeys: readonly LinkedJourney[]): void {
    for (const journey of journeys) {
      (journeys.length === 1 ? journey.joined : journey.attached).add(node);
    }
    this.#remember(node, journeys);
  }

  #attach(node: string, journey: LinkedJourney): void {
    journey.attached.add(node);
    this.#remember(node, [journey]);
  }

  #remember(node: string, journeys: readonly LinkedJourney[]): void {
    const known = this.#journeysOf.get(node) ?? new Set();
    journeys.forEach(journey => known.add(journey));
    this.#journeysOf.set(node, known);
  }

  #journeysNamed(mentions: ReadonlySet<string>): LinkedJourney[] {
    if (namesTooMany([...mentions])) {
      return [];
    }
    const roots = new Set<string>();
    for (const key of mentions) {
      const root = this.#roots.of(key);
      if (root) {
        roots.add(root);
      }
    }
    return [...roots].sort().map(root => this.#ofTicket(root));
  }

  #ofTicket(root: string): LinkedJourney {
    const known = this.journeys.get(root);
    if (known) {
      return known;
    }
    const ticket = this.#subjects.tickets.get(root);
    const journey: LinkedJourney = {
      id: root,
      rootKind: 'ticket',
      root: nodes.ticket(root),
      rootType: ticket?.ticketType,
      title: ticket?.title,
      url: ticket?.url,
      joined: new Set(),
      attached: new Set(),
      deploys: false,
    };
    this.journeys.set(root, journey);
    return journey;
  }

  #ofChange(change: ChangeSubject): LinkedJourney {
    const journey: LinkedJourney = {
      id: change.node.slice('change:'.length),
      rootKind: 'change',
      root: change.node,
      title: change.title,
      url: change.url,
      joined: new Set(),
      attached: new Set(),
      deploys: false,
    };
    this.journeys.set(journey.id, journey);
    return journey;
  }
}
