import { githubPayloads } from './github/payloads';
import { cutAt } from './history/cut';
import { moveBy } from './history/instants';
import { lastInstantOf } from './history/lastInstant';
import { Mainlines, resolveCommits } from './history/mainline';
import { numberAll } from './history/number';
import { jiraPayloads } from './jira/search';
import { serviceNowPayloads } from './servicenow/payloads';
import { BankMeasure, measuresAt } from './measures/bankMeasures';
import { BankPayload } from './payload';
import { Rng } from './random/rng';
import { tellTheYear } from './stories/theYear';
import { HORIZON } from './time/instants';
import { shiftTo } from './time/shift';

/** What the bank depends on, and nothing else. @public */
export interface BankOptions {
  /** Epoch milliseconds: the record ends in the week before. */
  now: number;
  /**
   * Milliseconds by which the record goes on beyond its usual end: what was
   * open then is decided, and new things begin. Default 0.
   */
  ahead?: number;
  /** Another seed tells another year; the canonical cases stay. */
  seed?: number;
}

/** Of the year that the example shows. */
export const SEED = 1_867;

/**
 * Everything that the bank's Jira, GitHub and ServiceNow recorded in a year.
 *
 * @remarks
 * A pure function of its options. Told in fixed instants, cut where the record
 * ends, and moved by whole weeks: the last event lies in the week before
 * `now`, never after it.
 *
 * @public
 */
export function* generateBank(options: BankOptions): Iterable<BankPayload> {
  const { now, ahead = 0, seed = SEED } = options;
  const history = tellTheYear(seed);
  // The same for any `ahead`, so that a record that goes on stays what it was.
  const shift = shiftTo({ last: usualEnd(seed), now });
  cutAt(history, HORIZON + ahead);
  numberAll(history);
  moveBy(history, shift);
  const mainlines = new Mainlines(history, new Rng(seed));
  resolveCommits(history, mainlines);
  yield* jiraPayloads(history.tickets);
  yield* serviceNowPayloads(history.changeRequests);
  yield* githubPayloads({ history, mainlines, shift });
}

/**
 * What the bank's own databases say of its outcomes: a figure a day, moved with
 * the record.
 *
 * @param options - `now`: epoch milliseconds, as of the record.
 * @public
 */
export function bankMeasures({ now }: { now: number }): BankMeasure[] {
  return measuresAt({ now, shift: shiftTo({ last: usualEnd(SEED), now }) });
}

const ends = new Map<number, number>();

/** The last instant of a seed's record, before it is moved. */
function usualEnd(seed: number): number {
  const known = ends.get(seed);
  if (known !== undefined) {
    return known;
  }
  const history = tellTheYear(seed);
  cutAt(history, HORIZON);
  const end = lastInstantOf(history);
  ends.set(seed, end);
  return end;
}
