import { Passage } from '@delivery-stack/flow';
import { Segment } from '../database/GateStore';

/** One stay in one segment; epoch milliseconds. */
export interface Stay {
  /** Round within the passage; −1 for the total. */
  ordinal: number;
  segment: Segment;
  opened: number;
  ended?: number;
  /** When the journey closed without an end. */
  abandoned?: number;
}

/** Rounds that stand for a whole passage. */
const TOTAL = -1;

/**
 * The stays of one passage, as `delivery report` counts them.
 *
 * @remarks
 * Without an observed start the whole round is queue and there is no
 * processing. A stay that ends before it begins (decided before asked) is in no
 * distribution. The total runs from the first ask to the last approval; a
 * passage that was never approved has none.
 *
 * @param closed - When the passage's journey closed; undefined while open.
 */
export function staysOf(passage: Passage, closed: number | undefined): Stay[] {
  const stays: Stay[] = [];
  for (const [ordinal, round] of passage.rounds.entries()) {
    const { asked, started, decided, returned, resumed } = round;
    const stay = (segment: Segment, opened?: number, ended?: number) =>
      opened === undefined
        ? []
        : [
            {
              ordinal,
              segment,
              opened,
              ended,
              abandoned: given(ended, closed),
            },
          ];
    stays.push(
      ...stay('queue', asked, started ?? decided),
      ...stay('processing', started, decided),
      ...stay('return', returned, resumed),
    );
  }
  return [...stays, ...totalOf(passage, closed)].filter(
    ({ opened, ended }) => ended === undefined || ended >= opened,
  );
}

/** True while a passage waits for a decision, or is out for rework. */
export function waits(passage: Passage): boolean {
  const last = passage.rounds[passage.rounds.length - 1];
  const isOut =
    last.returned !== undefined &&
    last.resumed === undefined &&
    (passage.approvedLast ?? -Infinity) < last.returned;
  return last.decided === undefined || isOut;
}

/** The last approval, within a round or after the last one. */
export function lastApproval(passage: Passage): number | undefined {
  const approvals = passage.rounds.filter(each => each.decision === 'approved');
  return passage.approvedLast ?? approvals[approvals.length - 1]?.decided;
}

function totalOf(passage: Passage, closed: number | undefined): Stay[] {
  const opened = passage.rounds[0].asked;
  const base = { ordinal: TOTAL, segment: 'total', opened } as const;
  const approved = lastApproval(passage);
  if (waits(passage) && closed === undefined) {
    return [base];
  }
  if (approved !== undefined) {
    return [{ ...base, ended: approved }];
  }
  return waits(passage) ? [{ ...base, abandoned: closed }] : [];
}

function given(ended: number | undefined, closed: number | undefined) {
  return ended === undefined ? closed : undefined;
}
