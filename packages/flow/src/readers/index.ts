/**
 * Streaming readers of event logs and JSON, over chunks of bytes.
 *
 * @remarks
 * Pure: no files, no clock, no process. Opening, unpacking and spooling are the
 * caller's. Every reader takes a {@link ReadContext} with a tally that the
 * caller may read at any time, also after an error.
 *
 * @packageDocumentation
 */
export { readCsv } from './csvReader';
export {
  isUnreadableInputError,
  UnreadableInputError,
  type UnreadableInputCode,
} from './errors';
export { readJson, type JsonReadOptions, type JsonRecord } from './jsonReader';
export type { LogMapping } from './logMapping';
export type { LogRow } from './logRow';
export {
  DEFAULT_READ_LIMITS,
  type ByteChunks,
  type ReadContext,
  type ReadLimits,
} from './readContext';
export { createReadTally, type ReadTally } from './readTally';
export { RejectionLog, type Rejection } from './rejections';
export {
  createInstantParser,
  isMissing,
  parseInstant,
  type Instant,
  type InstantOptions,
} from './time';
export { readXes } from './xesReader';
