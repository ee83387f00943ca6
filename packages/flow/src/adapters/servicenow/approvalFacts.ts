import { Person } from '../../events/data/person';
import { AnyFact } from '../../events/fact';
import { FactData, FactType } from '../../events/factData';
import { Instant } from '../../events/instant';
import { factFrom } from '../reading';
import { ApprovalUnit, Step } from './approvalUnit';

interface Occurrence<T extends FactType> {
  id: string;
  at: Instant;
  inferred: boolean;
  data: FactData[T];
}

/** How a round ended. */
interface Closing {
  time: number;
  status: 'approved' | 'rejected' | 'cancelled';
  inferred: boolean;
  responder?: Person;
}

/** A comment and a decision of one update differ by a second at most. */
const SAME_UPDATE = 60_000;

/**
 * Reads the rounds of rows that decide together.
 *
 * @remarks
 * A round is open while any of its rows is requested: the last person of those
 * who must all agree ends it, and so does the first where one is enough, since
 * the platform then makes the other rows needless. Rows that were made
 * needless or cancelled are nobody's decision: a round that only such rows end
 * was cancelled.
 */
export class ApprovalFold {
  readonly #open = new Set<string>();
  readonly #personal: readonly Step[];
  /** Decisions of the present round. */
  #decisions: Step[] = [];
  #asked = -Infinity;
  readonly asks: Step[] = [];
  readonly closings: Closing[] = [];

  constructor(unit: ApprovalUnit) {
    this.#personal = unit.personal;
    unit.steps.forEach(step => this.#take(step));
  }

  #take(step: Step): void {
    if (step.state === 'requested') {
      this.#ask(step);
      return;
    }
    const isDecision = step.state === 'approved' || step.state === 'rejected';
    const wasOpen = this.#open.delete(step.member);
    if (isDecision) {
      this.#decisions.push(step);
    } else if (!wasOpen) {
      return;
    }
    if (this.#open.size === 0) {
      this.closings.push(this.#close(step));
      this.#decisions = [];
    }
  }

  #ask(step: Step): void {
    // In a round that is open it changes nothing; after another one, which
    // only an earlier reading showed, it begins the next.
    if (this.#open.size === 0 || step.again) {
      this.asks.push(step);
    }
    if (this.#open.size === 0) {
      this.#asked = step.time;
    }
    this.#open.add(step.member);
  }

  #close(last: Step): Closing {
    const decisions = this.#decisions;
    const rejection = decisions.findLast(({ state }) => state === 'rejected');
    // Withdrawn in the middle: those who had approved did not decide it.
    const withdrawn = last.state === 'cancelled' || last.state === 'waiting';
    const decisive = rejection ?? (withdrawn ? undefined : decisions.at(-1));
    if (!decisive) {
      return { time: last.time, status: 'cancelled', inferred: last.inferred };
    }
    const { inferred } = decisive;
    const status = rejection ? 'rejected' : 'approved';
    const time = decisions.at(-1)!.time;
    return { time, status, inferred, responder: this.#responder(status, time) };
  }

  /** Who decided: only where exactly one person's answer is the final one. */
  #responder(status: string, time: number): Person | undefined {
    const agreeing = this.#personal.filter(
      step =>
        step.state === status &&
        step.time >= this.#asked &&
        step.time <= time + SAME_UPDATE,
    );
    return agreeing.length === 1 ? agreeing[0].actor : undefined;
  }
}

/** Comments of the persons who are asked. */
export interface Comments {
  /** Undefined where they are not recorded. */
  within(
    members: readonly string[],
    from: number,
    to: number,
  ): boolean | undefined;
}

const suffixOf = ({ inferred }: { inferred: boolean }) =>
  inferred ? '/inferred' : '';

function closedFact(
  unit: ApprovalUnit,
  closing: Closing,
  commented: boolean | undefined,
): Occurrence<'approval.closed'> {
  const { key, name, ticket } = unit;
  const { time, status, inferred, responder } = closing;
  const decision = status === 'cancelled' ? undefined : status;
  return {
    // Who decided may be known later only: a richer fact of its own.
    id: `${key}/closed/${time}${suffixOf(closing)}${responder ? '/by' : ''}`,
    at: { time },
    inferred,
    data: {
      key,
      name,
      ticket,
      decision,
      status,
      responder,
      commented: decision && commented,
    },
  };
}

/** The approvals that a unit's rows record. */
export function approvalFacts(
  unit: ApprovalUnit,
  comments: Comments,
  source: string,
): AnyFact[] {
  const { key, name, ticket, members } = unit;
  const { asks, closings } = new ApprovalFold(unit);
  const askedBefore = (time: number) =>
    asks.findLast(ask => ask.time <= time)?.time ?? time;
  return [
    ...asks.map(ask =>
      factFrom('approval.created', {
        id: `${key}/asked/${ask.time}${suffixOf(ask)}`,
        source,
        at: { time: ask.time },
        inferred: ask.inferred,
        data: { key, name, ticket },
      }),
    ),
    ...closings.map(closing => {
      const commented = comments.within(
        members,
        askedBefore(closing.time),
        closing.time + SAME_UPDATE,
      );
      const closed = closedFact(unit, closing, commented);
      return factFrom('approval.closed', { ...closed, source });
    }),
  ];
}
