import { decodeText } from './decodeText';
import type { LogMapping } from './logMapping';
import type { LogRow } from './logRow';
import {
  completeContext,
  type ByteChunks,
  type ReadContext,
} from './readContext';
import { requireRows } from './readTally';
import { XesDocument } from './xesDocument';

/**
 * Reads an event log from XES, event by event.
 *
 * @remarks
 * The case is the trace's `concept:name`, or its position. Events without a
 * readable time are rejected and reading goes on; XML that is not well-formed,
 * cut short, or declares a DOCTYPE throws an `UnreadableInputError` after the
 * complete events before were yielded. Attributes may be renamed by the mapping.
 *
 * @public
 */
export async function* readXes(
  chunks: ByteChunks,
  mapping: LogMapping = {},
  context: ReadContext = {},
): AsyncGenerator<LogRow> {
  const { tally, limits } = completeContext(context);
  const document = new XesDocument(mapping, tally, limits);
  for await (const text of decodeText(chunks)) {
    for (const row of document.push(text)) yield row;
    if (document.failure) throw document.failure;
  }
  for (const row of document.finish()) yield row;
  if (document.failure) throw document.failure;
  requireRows(tally);
}
