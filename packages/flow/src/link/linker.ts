import { Rules } from '../config/rules';
import { changeCommits } from './commits';
import { DeploymentIndex } from './deployments';
import { LinkedJourney } from './linkedJourney';
import { namesTooMany } from './mentions';
import { changeNodeAt } from './changeAddress';
import { nodes } from './nodes';
import { recordJourneys } from './recordJourneys';
import { TicketRoots } from './roots';
import { ChangeSubject, RunSubject } from './subject';
import { Subjects } from './subjects';

/** Puts subjects into journeys, kind by kind: each builds on those before it. */
export class Linker {
  readonly journeys = new Map<string, LinkedJourney>();
  readonly #subjects: Subjects;
  readonly #roots: TicketRoots;
  readonly #deployments: DeploymentIndex;
  /** Change nodes → tickets whose source links them. */
  readonly #linkedTickets = new Map<string, string[]>();
  /**
   * Change, commit and run nodes → the journeys they belong to.
   *
   * Nearly always one journey, and the same list for a change and its commits:
   * a set for each node took 45 MB more at a million facts.
   */
  readonly #journeysOf = new Map<
    string,
    readonly LinkedJourney[] | Set<LinkedJourney>
  >();

  constructor(subjects: Subjects, rules: Rules) {
    this.#subjects = subjects;
    this.#roots = new TicketRoots(subjects, rules);
    this.#deployments = new DeploymentIndex(
      subjects.deployments.values(),
      rules,
    );
  }

  tickets(): void {
    for (const { key, aliases } of this.#subjects.tickets.values()) {
      const root = this.#roots.of(key);
      if (root) {
        const { joined } = this.#ofTicket(root);
        joined.add(nodes.ticket(key));
        for (const alias of aliases) {
          if (this.#roots.of(alias) === root) {
            joined.add(nodes.ticket(alias));
          }
        }
        for (const epic of this.#roots.epicsAbove(key)) {
          this.#ofTicket(root).attached.add(nodes.ticket(epic));
        }
      }
    }
    for (const { ticket, root } of this.#roots.attached) {
      this.#ofTicket(root).attached.add(nodes.ticket(ticket));
    }
  }

  changes(): void {
    this.#collectLinkedTickets();
    const commits = changeCommits(this.#subjects);
    const journeysOfCommit = new Map<string, Set<LinkedJourney>>();
    for (const change of this.#subjects.changes.values()) {
      const shas = commits.get(change.node) ?? [];
      const named = this.#journeysNamed(this.#mentionsOf(change, shas));
      if (named.length === 0 && change.abandoned) {
        // Nobody's initiative, and it never delivers: not a journey.
        continue;
      }
      const own = named.length > 0 ? named : [this.#ofChange(change)];
      this.#place(change.node, own);
      for (const sha of shas) {
        const known = journeysOfCommit.get(sha) ?? new Set();
        own.forEach(journey => known.add(journey));
        journeysOfCommit.set(sha, known);
      }
      for (const sha of [...change.heads, change.mergeSha]) {
        if (sha) {
          this.#remember(nodes.commit(sha), own);
        }
      }
    }
    for (const [sha, journeys] of journeysOfCommit) {
      this.#place(nodes.commit(sha), [...journeys]);
    }
  }

  #mentionsOf(change: ChangeSubject, shas: readonly string[]): Set<string> {
    const { commits } = this.#subjects;
    return new Set([
      ...change.mentions,
      ...(this.#linkedTickets.get(change.node) ?? []),
      ...shas.flatMap(sha => [...(commits.get(sha)?.mentions ?? [])]),
    ]);
  }

  /** Records attach to the journeys of what they belong to, or are named by. */
  records(): void {
    const journeys = recordJourneys(this.#subjects, {
      ofTicket: key => {
        const root = this.#roots.of(key);
        return root === undefined ? [] : [this.#ofTicket(root)];
      },
      ofChange: node => this.#journeysOf.get(node) ?? [],
    });
    for (const [key, of] of journeys) {
      of.forEach(journey => journey.attached.add(nodes.ticket(key)));
    }
  }

  #collectLinkedTickets(): void {
    for (const { key, changes = [] } of this.#subjects.tickets.values()) {
      for (const node of new Set(
        changes.flatMap(at => changeNodeAt(at) ?? []),
      )) {
        const known = this.#linkedTickets.get(node) ?? [];
        this.#linkedTickets.set(node, [...known, key]);
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
        if (this.#deployments.knows(change.repository)) {
          journey.deployedRepositories.add(change.repository);
        }
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
    const known = this.#journeysOf.get(node);
    if (known instanceof Set) {
      journeys.forEach(journey => known.add(journey));
    } else {
      const all = known ? new Set([...known, ...journeys]) : journeys;
      this.#journeysOf.set(node, all);
    }
  }

  #journeysNamed(mentions: ReadonlySet<string>): LinkedJourney[] {
    const roots = new Set<string>();
    for (const key of mentions) {
      const root = this.#roots.of(key);
      if (root) {
        roots.add(root);
      }
    }
    const named = [...roots].sort();
    return namesTooMany(named) ? [] : named.map(root => this.#ofTicket(root));
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
      deployedRepositories: new Set(),
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
      deployedRepositories: new Set(),
    };
    this.journeys.set(journey.id, journey);
    return journey;
  }
}
