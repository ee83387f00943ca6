import { Rules } from '../config/rules';
import { TicketSubject } from './subject';
import { Subjects } from './subjects';
import { DisjointSets } from './union';

/** Deepest hierarchy that is climbed: a longer chain is a loop or a mistake. */
const HIGHEST = 20;

/**
 * Finds the root ticket of every ticket.
 *
 * @remarks
 * The highest ticket of a root type; without one the ticket just below an
 * epic, or the topmost. A link of a configured type brings a tree without a
 * root of its own into the journey it is linked to; it never joins two roots,
 * because a journey has one. Links are taken in the order of their keys, so
 * that the result depends on the set of tickets alone. O(tickets × height).
 */
export class TicketRoots {
  readonly #subjects: Subjects;
  readonly #rules: Rules;
  readonly #sets = new DisjointSets();
  /** Tickets that are linked to a journey that they did not join. */
  readonly attached: Array<{ ticket: string; root: string }> = [];

  constructor(subjects: Subjects, rules: Rules) {
    this.#subjects = subjects;
    this.#rules = rules;
    this.#joinLinked();
  }

  /** Key of the root of a known ticket; undefined for unknown keys and epics. */
  of(key: string): string | undefined {
    const ticket = this.#subjects.tickets.get(key);
    if (!ticket || this.#attaches(ticket)) {
      return undefined;
    }
    return this.#sets.find(this.#top(ticket));
  }

  #attaches(ticket: TicketSubject): boolean {
    return this.#rules.isAttachType(ticket.ticketType);
  }

  /** The root by hierarchy alone. */
  #top(ticket: TicketSubject): string {
    let root = this.#rules.isRootType(ticket.ticketType) ? ticket.key : '';
    let top = ticket.key;
    let belowEpic = true;
    let current: TicketSubject | undefined = ticket;
    const climbed = new Set<string>();
    while (current && !climbed.has(current.key) && climbed.size < HIGHEST) {
      climbed.add(current.key);
      current = this.#subjects.tickets.get(
        current.parent ?? current.epic ?? '',
      );
      belowEpic &&= current !== undefined && !this.#attaches(current);
      if (current && belowEpic) {
        top = current.key;
      }
      if (current && this.#rules.isRootType(current.ticketType)) {
        root = current.key;
      }
    }
    // In a loop of parents each ticket would see another top.
    return root || (climbed.size > 1 && current ? [...climbed].sort()[0] : top);
  }

  #joinLinked(): void {
    const links = [...this.#subjects.tickets.values()].flatMap(ticket =>
      ticket.links
        .filter(link => this.#rules.isLinkType(link.type))
        .map(link => [ticket.key, link.key].sort() as [string, string]),
    );
    links.sort(([a, b], [c, d]) => compare(a, c) || compare(b, d));
    for (const [one, other] of links) {
      this.#joinLink(one, other);
    }
  }

  #joinLink(one: string, other: string): void {
    const first = this.of(one);
    const second = this.of(other);
    if (!first || !second || first === second) {
      return;
    }
    const firstRooted = this.#isRooted(first);
    const secondRooted = this.#isRooted(second);
    if (firstRooted && secondRooted) {
      this.#attach(one, second);
      this.#attach(other, first);
    } else if (
      firstRooted ||
      (!secondRooted && this.#isEarlier(first, second))
    ) {
      this.#sets.join(first, second);
    } else {
      this.#sets.join(second, first);
    }
  }

  /** A ticket in the tree of one journey that is linked to another one. */
  #attach(ticket: string, root: string): void {
    const subject = this.#subjects.tickets.get(ticket);
    if (subject && !this.#rules.isRootType(subject.ticketType)) {
      this.attached.push({ ticket, root });
    }
  }

  #isRooted(key: string): boolean {
    return this.#rules.isRootType(this.#subjects.tickets.get(key)?.ticketType);
  }

  #isEarlier(one: string, other: string): boolean {
    const { tickets } = this.#subjects;
    const first = tickets.get(one)?.since ?? 0;
    const second = tickets.get(other)?.since ?? 0;
    return first - second < 0 || (first === second && one < other);
  }
}

const compare = (one: string, other: string) =>
  one < other ? -1 : one > other ? 1 : 0;
