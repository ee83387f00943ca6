import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { Assessment } from '../outcomes/OutcomeAssessor';

/** What one group is told about, before anything is left out. @internal */
export interface DigestFacts {
  /** Entity ref. */
  group: string;
  outcomes: readonly OutcomeWeek[];
  /** Of the functions whose group it is. */
  waits: readonly FunctionWaits[];
}

/** One outcome now, and as it was reported up to a week ago. */
export interface OutcomeWeek {
  report: Assessment;
  /** May be older than a week, by a month. */
  before?: OutcomeReport;
}

/** What waits at the gates of one function. */
export interface FunctionWaits {
  title: string;
  /** True: too few components are known to tell figures. */
  withheld: boolean;
  gates: readonly GateWaits[];
}

/** What waits at one gate. */
export interface GateWaits {
  title: string;
  /** Items that nobody has taken up. */
  queued: number;
  /** Items that are worked on. */
  processing: number;
  /** Since when the oldest of them is there, epoch milliseconds. */
  oldest: number;
}
