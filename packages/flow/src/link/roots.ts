import { Rules } from '../config/rules';
import { correlationsOf } from './records';
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
  readonly #aliases = new Map<string, string>();
  /** Tickets that are linked to a journey that they did not join. */
  readonly attached: Array<{ ticket: string; root: string }> = [];

  constructor(subjects: Subjects, rules: Rules) {
    this.#subjects = subjects;
    this.#rules = rules;
    this.#collectAliases();
    this.#joinLinked();
  }

  /** Key of the root of a known ticket or alias; undefined for epics and strangers. */
  of(key: string): string | undefined {
    const { tickets } = this.#subjects;
    const ticket =
      tickets.get(key) ?? tickets.get(this.#aliases.get(key) ?? '');
    if (!ticket || this.#attaches(ticket)) {
      return undefined;
    }
    return this.#sets.find(this.#top(ticket));
  }

  /** The epics that a ticket stands below: they attach to its journey. */
  epicsAbove(key: string): string[] {
    const ticket = this.#subjects.tickets.get(key);
    return ticket
      ? this.#climb(ticket)
          .line.filter(each => this.#attaches(each))
          .map(epic => epic.key)
      : [];
  }

  /**
   * A root type wins: an organisation may run its initiatives as epics. A record
   * that says what it belongs to is that journey's wait, and none of its own.
   */
  #attaches({ key, ticketType, links }: TicketSubject): boolean {
    return (
      !this.#rules.isRootType(ticketType) &&
      (this.#rules.isAttachType(ticketType) ||
        correlationsOf(key, links).length > 0)
    );
  }

  /** The ticket and those above it, upwards; `loop` is where they meet again. */
  #climb(ticket: TicketSubject): { line: TicketSubject[]; loop: number } {
    const { tickets } = this.#subjects;
    const line: TicketSubject[] = [];
    let current: TicketSubject | undefined = ticket;
    while (current && line.length < HIGHEST) {
      const loop = line.indexOf(current);
      if (loop >= 0) {
        return { line, loop };
      }
      line.push(current);
      current = tickets.get(current.parent ?? current.epic ?? '');
    }
    return { line, loop: -1 };
  }

  /** The root by hierarchy alone. */
  #top(ticket: TicketSubject): string {
    const { line, loop } = this.#climb(ticket);
    const root = line.findLast(each => this.#rules.isRootType(each.ticketType));
    if (root) {
      return root.key;
    }
    const epic = line.findIndex(each => this.#attaches(each));
    if (loop >= 0 && epic < 0) {
      // Each ticket of a loop would see another top.
      return line
        .slice(loop)
        .map(each => each.key)
        .sort()[0];
    }
    return (epic < 0 ? line[line.length - 1] : line[epic - 1]).key;
  }

  /** A name that two tickets claim, or that is a ticket's own key, is no alias. */
  #collectAliases(): void {
    const { tickets } = this.#subjects;
    const claimed = new Map<string, string[]>();
    for (const { key, aliases } of tickets.values()) {
      for (const alias of aliases) {
        claimed.set(alias, [...(claimed.get(alias) ?? []), key]);
      }
    }
    for (const [alias, keys] of claimed) {
      if (keys.length === 1 && !tickets.has(alias)) {
        this.#aliases.set(alias, keys[0]);
      }
    }
  }

  #joinLinked(): void {
    const links = [...this.#subjects.tickets.values()].flatMap(ticket =>
      ticket.links
        .filter(link => this.#rules.isLinkType(link.type))
        .map(({ key }) => key)
        // A former key with facts of its own is the same ticket.
        .concat([...ticket.aliases])
        .map(key => [ticket.key, key].sort() as [string, string]),
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
    return first < second || (first === second && one < other);
  }
}

function compare(one: string, other: string) {
  return Number(one > other) - Number(one < other);
}
