import { githubPayloads } from './github/payloads';
import { cutAt } from './history/cut';
import { moveBy } from './history/instants';
import { lastInstantOf } from './history/lastInstant';
import { Mainlines, resolveCommits } from './history/mainline';
import { numberAll } from './history/number';
import { jiraPayloads } from './jira/search';
import { BankPayload } from './payload';
import { Rng } from './random/rng';
import { tellTheYear } from './stories/theYear';
import { HORIZON } from './time/instants';
import { shiftTo } from './time/shift';

/** What the bank depends on, and nothing else. @public */
export interface BankOptions {
  /** Epoch milliseconds: the record ends in the week before. */
  now: number;
  /** Another seed tells another year; the canonical cases stay. */
  seed?: number;
}

const SEED = 1_867;

/**
 * Everything that the bank's Jira and GitHub recorded in a year.
 *
 * @remarks
 * A pure function of its options. Told in fixed instants, cut where the record
 * ends, and moved by whole weeks: the last event lies in the week before
 * `now`, never after it.
 *
 * @public
 */
export function* generateBank(options: BankOptions): Iterable<BankPayload> {
  const { now, seed = SEED } = options;
  const history = tellTheYear(seed);
  cutAt(history, HORIZON);
  numberAll(history);
  const shift = shiftTo({ last: lastInstantOf(history), now });
  moveBy(history, shift);
  const mainlines = new Mainlines(history, new Rng(seed));
  resolveCommits(history, mainlines);
  yield* jiraPayloads(history.tickets);
  yield* githubPayloads({ history, mainlines, shift });
}
