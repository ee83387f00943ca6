import { History } from '../model/history';
import { Ticket } from '../model/ticket';

/** Ordinary tickets begin here; the numbers below are the canonical cases'. */
const FIRST_TICKET = 101;
const FIRST_RUN = 7_104_000_000;
const FIRST_CHANGE_REQUEST = 30_101;
const FIRST_DEPLOYMENT = 910_000_000;

class Counter {
  readonly #first: number;
  readonly #next = new Map<string, number>();

  constructor(first: number) {
    this.#first = first;
  }

  next(name: string): number {
    const number = this.#next.get(name) ?? this.#first;
    this.#next.set(name, number + 1);
    return number;
  }
}

/** Gives everything its number, in order of birth, as the vendors do. */
export function numberAll(history: History): void {
  const birth = <T>(list: T[], at: (item: T) => number) =>
    list.sort((one, other) => at(one) - at(other));
  birth(history.tickets, ({ created }) => created);
  birth(history.changes, ({ opened }) => opened);
  birth(history.runs, ({ created }) => created);
  birth(history.deployments, ({ created }) => created);
  numberTickets(history.tickets);
  const counted = new Counter(1);
  for (const change of history.changes) {
    change.number = counted.next(change.component.name);
  }
  birth(history.changeRequests, ({ raised }) => raised);
  history.changeRequests.forEach((request, index) => {
    const number = String(FIRST_CHANGE_REQUEST + index).padStart(7, '0');
    request.number = `CHG${number}`;
  });
  history.runs.forEach((run, index) => {
    run.id = FIRST_RUN + index * 137;
  });
  history.deployments.forEach((deployment, index) => {
    deployment.id = FIRST_DEPLOYMENT + index * 11;
  });
}

function numberTickets(tickets: readonly Ticket[]): void {
  const counted = new Counter(FIRST_TICKET);
  for (const ticket of tickets) {
    ticket.key ??= `${ticket.project}-${counted.next(ticket.project)}`;
  }
}
