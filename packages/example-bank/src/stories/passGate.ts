import { membersOf } from '../organisation/people';
import { MINUTE } from '../time/instants';
import { atWork } from '../time/workingHours';
import { after, Telling, Wait } from './telling';

/** What a gate is led through with: a ticket's pen, or a change request's. */
export interface GatePen {
  readonly ticket: { reporter: string };
  at: number;
  move(to: string, by: string): this;
  remark(text: string, by: string): this;
  edit(field: string, by: string): this;
}

/** How a ticket goes through a gate. */
export interface GatePass {
  /** Status in which it waits. */
  waits: string;
  /** Status in which somebody looks at it, where the function records that. */
  looks?: string;
  /** Status of the rework. */
  reworks?: string;
  /** Group that decides. */
  group: string;
  queue: Wait;
  look?: Wait;
  rework?: Wait;
  /** True if it is sent back once. */
  sentBack?: boolean;
  /** What the pod does while it is sent back. */
  mend?: (from: number, until: number) => void;
  /** True where nothing passes that was sent back and not asked for again. */
  always?: boolean;
  /** Decides at the first sitting after the wait instead. */
  sitting?: (after: number) => number;
}

/**
 * Leads a ticket through a gate; afterwards `pen.at` is the decision.
 *
 * @remarks
 * Of what was sent back, most is asked for again; the rest goes on and counts
 * as approved with changes. Returns who decided.
 */
export function passGate(
  telling: Telling,
  pen: GatePen,
  pass: GatePass,
): string {
  const decider = telling.rng.pick(membersOf(pass.group));
  ask(telling, pen, pass, decider);
  if (!pass.sentBack || !pass.reworks) {
    remarkSometimes(telling, pen, decider);
    return decider;
  }
  pen.remark('Please change this before it can pass; see the list.', decider);
  pen.move(pass.reworks, decider);
  const from = pen.at;
  pen.at = after(telling, from, pass.rework ?? [2.5, 0.5]);
  pass.mend?.(from, pen.at);
  pen.edit('description', pen.ticket.reporter);
  if (telling.rng.chance(0.75) || pass.always) {
    const again: Wait = [pass.queue[0] / 3, pass.queue[1]];
    ask(telling, pen, { ...pass, queue: again }, decider);
  }
  return decider;
}

function ask(
  telling: Telling,
  pen: GatePen,
  pass: GatePass,
  decider: string,
): void {
  pen.move(pass.waits, pen.ticket.reporter);
  pen.at = after(telling, pen.at, pass.queue);
  if (pass.looks && pass.look) {
    pen.move(pass.looks, decider);
    pen.at = after(telling, pen.at, pass.look);
  }
  if (pass.sitting) {
    const minutes = telling.rng.int(5, 110);
    pen.at = pass.sitting(pen.at) + minutes * MINUTE;
  } else {
    pen.at = atWork(pen.at, telling.rng);
  }
}

function remarkSometimes(telling: Telling, pen: GatePen, by: string): void {
  if (telling.rng.chance(0.35)) {
    pen.remark('Looked through it, fine with us.', by);
  }
}
