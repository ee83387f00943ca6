import { LogInputConfig } from '@delivery-stack/flow';
import {
  LogRow,
  createReadTally,
  readCsv,
  readXes,
} from '@delivery-stack/flow/readers';
import { fileChunks } from '../inputs/fileChunks';
import { InputFile } from '../inputs/inputFiles';
import { Spool } from '../spool/spool';
import { Extent } from './extent';
import { InputTally } from './inputTally';

/** A row as it is spooled: what folding needs, without field names. */
type SpooledRow = [
  activity: string,
  time: number,
  seq: number,
  start?: number | null,
  lifecycle?: string | null,
];

const toSpooled = (row: LogRow): SpooledRow => {
  const { activity, time, seq, start, lifecycle } = row;
  return start === undefined && lifecycle === undefined
    ? [activity, time, seq]
    : [activity, time, seq, start ?? null, lifecycle ?? null];
};

/** The row that was spooled. */
export function fromSpooled(caseId: string, spooled: SpooledRow): LogRow {
  const [activity, time, seq, start, lifecycle] = spooled;
  return {
    caseId,
    activity,
    time,
    seq,
    start: start ?? undefined,
    lifecycle: lifecycle ?? undefined,
  };
}

/** Keys of cases: what comes from different inputs never joins. */
export const caseKey = (input: number, caseId: string) => `${input}:${caseId}`;

/** Takes a case's key apart again. */
export function ofCaseKey(key: string): { input: number; caseId: string } {
  const colon = key.indexOf(':');
  return { input: Number(key.slice(0, colon)), caseId: key.slice(colon + 1) };
}

/**
 * Reads one file of an event log into the spool, by case.
 *
 * @remarks Never throws for what the file holds: the tally says it.
 */
export async function readLogFile(options: {
  file: InputFile;
  input: number;
  mapping: LogInputConfig;
  tally: InputTally;
  spool: Spool;
  extent: Extent;
  asOf?: number;
  onBytes: (bytes: number) => void;
}): Promise<void> {
  const { file, input, tally, spool, extent, asOf = Infinity } = options;
  const { as: _, ...mapping } = options.mapping;
  const readTally = createReadTally();
  const read = tally.input.kind === 'csv' ? readCsv : readXes;
  try {
    const chunks = fileChunks(file.path, options.onBytes);
    for await (const row of read(chunks, mapping, { tally: readTally })) {
      if (Math.max(row.time, row.start ?? row.time) <= asOf) {
        tally.events += 1;
        extent.see(row.time);
        extent.see(row.start ?? row.time);
        spool.add(caseKey(input, row.caseId), toSpooled(row));
      }
    }
  } catch (error) {
    tally.fail(file.name, messageOf(error));
  }
  tally.records += readTally.records;
  for (const { at, reason } of readTally.rejections.first) {
    tally.reject(at, reason);
  }
  const unlisted =
    readTally.rejections.total - readTally.rejections.first.length;
  if (unlisted > 0) {
    tally.reject('further records', `${unlisted} more were rejected`, unlisted);
  }
}

/** The message of an error, with its cure where it has one. */
export function messageOf(error: unknown): string {
  const { message, cure } = error as { message?: string; cure?: string };
  return [message ?? String(error), cure].filter(Boolean).join('; ');
}
