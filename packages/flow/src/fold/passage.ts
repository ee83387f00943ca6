/**
 * What a gate is: whether a person could have decided otherwise, or not.
 *
 * @public
 */
export const gateKinds = [
  'approval',
  'evaluation',
  'handoff',
  'queue',
  'timer',
] as const;

/** One of {@link gateKinds}. @public */
export type GateKind = (typeof gateKinds)[number];

/** How a round ended. @public */
export const decisions = [
  'approved',
  'rejected',
  'requestChanges',
  'cancelled',
  'expired',
] as const;

/** One of {@link decisions}. @public */
export type Decision = (typeof decisions)[number];

/**
 * One ask → decision at a gate, with the rework it caused.
 *
 * @remarks
 * All instants are epoch milliseconds. A second ask before a decision
 * continues the round. Nothing in a round depends on "now": a round without
 * `decided` is open, or abandoned when its journey closed without it.
 *
 * @public
 */
export interface Round {
  /** When somebody was asked. */
  asked: number;
  /** When somebody started to look; undefined is "not observed", never zero. */
  started?: number;
  decided?: number;
  decision?: Decision;
  /** When the subject came back for rework; normally equal to `decided`. */
  returned?: number;
  /** When the rework ended: the next ask, or leaving the rework without one. */
  resumed?: number;
  /** True if a person commented between ask and decision; undefined: not recorded. */
  commented?: boolean;
  /** True if the subject really changed after it was sent back; undefined: not recorded. */
  changed?: boolean;
  /** Instants of this round that were inferred instead of observed. */
  inferred?: Array<'asked' | 'started' | 'decided' | 'returned' | 'resumed'>;
}

/**
 * One subject going through one gate.
 *
 * @public
 */
export interface Passage {
  gate: string;
  /** Key of the ticket, change, run environment or case. */
  subject: string;
  /** In order of `asked`. */
  rounds: Round[];
  /** An approval after the last round was decided, without another ask. */
  approvedLast?: number;
  /** Risk class of the subject, where the source names one. */
  riskClass?: string;
}
