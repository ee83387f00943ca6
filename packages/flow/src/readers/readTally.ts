import { UnreadableInputError } from './errors';
import { RejectionLog } from './rejections';

/**
 * What a reader has seen so far; filled while the rows are consumed.
 *
 * @remarks
 * Made by the caller with {@link createReadTally} and handed to a reader, so
 * that the counts survive an error in mid-input. When a reader has ended,
 * `records = rows + rejections.total`.
 *
 * @public
 */
export interface ReadTally {
  /** Records in the input: CSV rows without the header, XES events, JSON values. */
  records: number;
  /** Records that were yielded. */
  rows: number;
  /** Instants that named no time zone and were read in the configured one. */
  zoneless: number;
  /** Records that were not taken. */
  rejections: RejectionLog;
  /** Records that were taken with something left out or made up. */
  flaws: RejectionLog;
}

/**
 * An empty tally for one input.
 *
 * @public
 */
export function createReadTally(): ReadTally {
  return {
    records: 0,
    rows: 0,
    zoneless: 0,
    rejections: new RejectionLog(),
    flaws: new RejectionLog(),
  };
}

/**
 * Throws if the input held records and every one of them was rejected.
 *
 * @internal
 */
export function requireRows(tally: ReadTally): void {
  if (tally.rows > 0 || tally.rejections.total === 0) return;
  const [first] = tally.rejections.first;
  throw new UnreadableInputError(
    'nothing-readable',
    `none of the ${tally.rejections.total} records could be read; the first: ${first.at}: ${first.reason}`,
    { cure: 'Check that the kind of input and its column mapping are right.' },
  );
}
