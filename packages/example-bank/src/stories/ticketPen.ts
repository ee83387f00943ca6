import { History } from '../model/history';
import { Ticket } from '../model/ticket';

type Birth = Pick<
  Ticket,
  'project' | 'type' | 'summary' | 'created' | 'reporter' | 'status'
> &
  Partial<Ticket>;

/**
 * Writes one ticket's life, in order of time.
 *
 * @remarks
 * `at` is the story's "now": moves and remarks happen then.
 */
export class TicketPen {
  readonly ticket: Ticket;
  at: number;

  constructor(history: History, birth: Birth) {
    this.ticket = {
      priority: 'Medium',
      links: [],
      labels: [],
      moves: [],
      edits: [],
      remarks: [],
      ...birth,
    };
    this.at = birth.created;
    history.tickets.push(this.ticket);
  }

  move(to: string, by: string): this {
    this.ticket.moves.push({ at: this.at, to, by });
    return this;
  }

  remark(text: string, by: string): this {
    this.ticket.remarks.push({ at: this.at, by, text });
    return this;
  }

  edit(field: string, by: string): this {
    this.ticket.edits.push({ at: this.at, by, field });
    return this;
  }
}
