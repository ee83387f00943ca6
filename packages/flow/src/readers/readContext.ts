import { createReadTally, type ReadTally } from './readTally';

/**
 * Bytes of one input; a Node stream is one.
 *
 * @public
 */
export type ByteChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Bounds that keep a hostile input from taking all memory.
 *
 * @public
 */
export interface ReadLimits {
  /** Longest CSV row or XES event, in characters. */
  maxRecordBytes: number;
  /** Longest JSON element. */
  maxElementBytes: number;
  /** Deepest nesting of JSON and XES. */
  maxDepth: number;
  /** Widest CSV header. */
  maxColumns: number;
}

/**
 * Far above what real exports hold, far below what hurts.
 *
 * @public
 */
export const DEFAULT_READ_LIMITS: Readonly<ReadLimits> = {
  maxRecordBytes: 1024 * 1024,
  maxElementBytes: 16 * 1024 * 1024,
  maxDepth: 64,
  maxColumns: 1000,
};

/**
 * What surrounds a read: where to count, and how much to bear.
 *
 * @public
 */
export interface ReadContext {
  tally?: ReadTally;
  limits?: Partial<ReadLimits>;
}

/** Fills in what the caller left out. @internal */
export function completeContext(context: ReadContext): {
  tally: ReadTally;
  limits: ReadLimits;
} {
  return {
    tally: context.tally ?? createReadTally(),
    limits: { ...DEFAULT_READ_LIMITS, ...context.limits },
  };
}
