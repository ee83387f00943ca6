import { Risk } from '../model/ticket';
import { nextBoard } from '../time/workingHours';
import { ChangePen, CORRECTED, WITH_THE_BOARD } from './ChangePen';
import { GatePass, passGate } from './passGate';
import { after, Telling, Wait } from './telling';
import { TicketPen } from './ticketPen';

const securityQueue: Record<Risk, Wait> = {
  High: [3.4, 0.45],
  Medium: [7, 0.6],
  Low: [6.5, 0.6],
};

/** Security looks first at what is risky, and that is where it finds something. */
export function securityReview(
  telling: Telling,
  pen: TicketPen,
  mend?: GatePass['mend'],
): void {
  const risk = pen.ticket.risk ?? 'Low';
  passGate(telling, pen, {
    waits: 'Security review',
    looks: telling.rng.chance(0.6) ? 'In security assessment' : undefined,
    look: [0.5, 0.5],
    reworks: 'Modifying',
    group: 'security',
    queue: securityQueue[risk],
    sentBack: telling.quotas.securityCatches[risk].take(),
    mend,
  });
}

/** A new use of data is asked for; now and then the purpose must be narrowed. */
export function dataAccess(telling: Telling, pen: TicketPen): void {
  passGate(telling, pen, {
    waits: 'Data access requested',
    reworks: 'Clarifying data use',
    group: 'data-governance',
    queue: [5.5, 0.7],
    sentBack: telling.quotas.dataCatches.take(),
  });
}

export function architectureReview(telling: Telling, pen: TicketPen): void {
  passGate(telling, pen, {
    waits: 'Architecture review',
    looks: 'In architecture discussion',
    look: [0.8, 0.5],
    reworks: 'Redesigning',
    group: 'architecture',
    queue: [5, 0.6],
    sentBack: telling.quotas.architectureCatches.take(),
  });
}

/**
 * The board meets on Tuesdays at one in the afternoon (UTC), and waves through.
 *
 * Its record is kept by the service desk: a change request of its own.
 */
export function changeBoard(telling: Telling, pen: TicketPen): void {
  pen.move('Change raised', pen.ticket.reporter);
  const change = new ChangePen(telling.history, pen);
  const decider = passGate(telling, change, {
    waits: WITH_THE_BOARD,
    reworks: CORRECTED,
    always: true,
    group: 'operations',
    queue: [0.8, 0.4],
    sentBack: telling.quotas.boardCatches.take(),
    sitting: at => nextBoard(at, { weekday: 2, hour: 13 }),
  });
  change.pass(decider);
  pen.at = change.at;
}

export function environmentRequest(telling: Telling, pen: TicketPen): void {
  passGate(telling, pen, {
    waits: 'Environment requested',
    group: 'infrastructure',
    queue: [5, 0.6],
  });
}

export function networkRequest(telling: Telling, pen: TicketPen): void {
  passGate(telling, pen, {
    waits: 'Network access requested',
    group: 'network',
    queue: [3.5, 0.6],
  });
}

/** Nobody has been named for this one: its days are unowned. */
export function retentionCheck(telling: Telling, pen: TicketPen): void {
  passGate(telling, pen, {
    waits: 'Records retention check',
    group: 'business',
    queue: [3, 0.7],
  });
}

/** What befalls a ticket now and then and belongs to no gate. */
export function mishaps(telling: Telling, pen: TicketPen): void {
  const { quotas } = telling;
  const { reporter } = pen.ticket;
  if (quotas.waitsForSupplier.take()) {
    pen.move('Waiting for supplier', reporter);
    pen.at = after(telling, pen.at, [6, 0.6]);
  }
  if (quotas.onHold.take()) {
    pen.move('On hold', reporter);
    pen.at = after(telling, pen.at, [5, 0.7]);
  }
}
