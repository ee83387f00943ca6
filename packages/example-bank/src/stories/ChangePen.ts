import { ChangeRequest } from '../model/changeRequest';
import { History } from '../model/history';
import { DAY, MINUTE } from '../time/instants';
import { GatePen } from './passGate';
import { TicketPen } from './ticketPen';

/** Statuses that the board's gate leads through, and what the service desk records. */
export const WITH_THE_BOARD = 'Change approval';
export const CORRECTED = 'Correcting change record';

/**
 * Writes one change request's life, as a gate leads it through the board.
 *
 * @remarks
 * The ticket itself only says that a change was raised: whose days those are,
 * the service desk knows.
 */
export class ChangePen implements GatePen {
  readonly ticket: GatePen['ticket'];
  readonly #request: ChangeRequest;
  at: number;

  constructor(history: History, { ticket, at }: TicketPen) {
    const { component, summary, reporter } = ticket;
    this.ticket = ticket;
    this.at = at;
    this.#request = {
      component: component!,
      ticket,
      summary: `Release: ${summary}`,
      raised: at,
      by: reporter,
      moves: [],
      answers: [],
      corrections: [],
    };
    history.changeRequests.push(this.#request);
  }

  move(to: string, by: string): this {
    const { moves, answers } = this.#request;
    if (to === WITH_THE_BOARD) {
      answers.push({ at: this.at, state: 'requested', by });
      if (moves.length === 0) {
        moves.push({ at: this.at + 1_000, to: 'authorize', by });
      }
    } else if (to === CORRECTED) {
      answers.push({ at: this.at, state: 'rejected', by });
    }
    return this;
  }

  remark(text: string, by: string): this {
    const answer = this.#request.answers.at(-1)!;
    answer.comment ??= `${by}: ${text}`;
    return this;
  }

  edit(_field: string, by: string): this {
    this.#request.corrections.push({ at: this.at - MINUTE, by });
    return this;
  }

  /** The board lets it pass: it is scheduled, carried out and closed. */
  pass(by: string): void {
    const { moves, answers } = this.#request;
    answers.push({ at: this.at, state: 'approved', by });
    moves.push(
      { at: this.at + 2_000, to: 'scheduled', by },
      { at: this.at + DAY, to: 'implement', by: this.#request.by },
      { at: this.at + 3 * DAY, to: 'closed', by: this.#request.by },
    );
  }
}
