/**
 * What somebody, or nobody, was doing during an interval of a journey.
 *
 * @remarks
 * `work`, `processing` and `return`: somebody acts. `queue`: nobody does.
 * `timer`: the wait is deliberate (a wait timer, a freeze window).
 *
 * @public
 */
export const spanKinds = [
  'work',
  'processing',
  'return',
  'queue',
  'timer',
] as const;

/** One of {@link spanKinds}. @public */
export type SpanKind = (typeof spanKinds)[number];

/** The function of a span whose gate or segment has no accountable one. @public */
export const UNOWNED = 'unowned';

/**
 * An interval on a journey: who is accountable for it, and what kind of time it is.
 *
 * @public
 */
export interface Span {
  spanKind: SpanKind;
  /** Accountable function, or {@link UNOWNED}. */
  function: string;
  /** Id of the gate that the span belongs to, where there is one. */
  gate?: string;
  /** Epoch milliseconds. */
  start: number;
  /** Epoch milliseconds; undefined while the span is open. */
  end?: number;
  /** Key of the ticket, change, run or case that the span was read from. */
  subject: string;
  /** What the source calls it: a status, an activity, a job. */
  step?: string;
  /** Which of its two ends are inferred instead of observed. */
  inferred?: 'start' | 'end' | 'both';
}
