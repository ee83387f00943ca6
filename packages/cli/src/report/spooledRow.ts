import { LogRow } from '@delivery-stack/flow/readers';

/** A row as it is spooled: what folding needs, without field names. */
export type SpooledRow = [
  activity: string,
  time: number,
  seq: number,
  start?: number | null,
  lifecycle?: string | null,
  flaws?: number,
];

const ZONELESS = 1;
const LOST_START = 2;

/** Packs a row. */
export function toSpooled(row: LogRow): SpooledRow {
  const { activity, time, seq, start, lifecycle } = row;
  const flaws =
    (row.zoneless ? ZONELESS : 0) + (row.lostStart ? LOST_START : 0);
  if (flaws > 0) {
    return [activity, time, seq, start ?? null, lifecycle ?? null, flaws];
  }
  return start === undefined && lifecycle === undefined
    ? [activity, time, seq]
    : [activity, time, seq, start ?? null, lifecycle ?? null];
}

/** The row that was spooled. */
export function fromSpooled(caseId: string, spooled: SpooledRow): LogRow {
  const [activity, time, seq, start, lifecycle, flaws = 0] = spooled;
  return {
    caseId,
    activity,
    time,
    seq,
    start: start ?? undefined,
    lifecycle: lifecycle ?? undefined,
    zoneless: (flaws & ZONELESS) > 0,
    lostStart: (flaws & LOST_START) > 0,
  };
}
