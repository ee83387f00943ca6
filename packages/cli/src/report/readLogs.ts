import { LogRow, readCsv, readXes } from '@delivery-stack/flow/readers';
import { fileChunks } from '../inputs/fileChunks';
import { InputFile } from '../inputs/inputFiles';
import { Gathered } from './gathered';
import { InputTally } from './inputTally';
import { failFile } from './messages';

/** A row as it is spooled: what folding needs, without field names. */
export type SpooledRow = [
  activity: string,
  time: number,
  seq: number,
  start?: number | null,
  lifecycle?: string | null,
  flaws?: number,
];

const ZONELESS = 1;
const LOST_START = 2;

const toSpooled = (row: LogRow): SpooledRow => {
  const { activity, time, seq, start, lifecycle } = row;
  const flaws =
    (row.zoneless ? ZONELESS : 0) + (row.lostStart ? LOST_START : 0);
  if (flaws > 0) {
    return [activity, time, seq, start ?? null, lifecycle ?? null, flaws];
  }
  return start === undefined && lifecycle === undefined
    ? [activity, time, seq]
    : [activity, time, seq, start ?? null, lifecycle ?? null];
};

/** The row that was spooled. */
export function fromSpooled(caseId: string, spooled: SpooledRow): LogRow {
  const [activity, time, seq, start, lifecycle, flaws = 0] = spooled;
  return {
    caseId,
    activity,
    time,
    seq,
    start: start ?? undefined,
    lifecycle: lifecycle ?? undefined,
    zoneless: (flaws & ZONELESS) > 0,
    lostStart: (flaws & LOST_START) > 0,
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
  /** Position of the input among the arguments. */
  input: number;
  tally: InputTally;
  gathered: Gathered;
  onBytes: (bytes: number) => void;
}): Promise<void> {
  const { file, input, tally, gathered } = options;
  const { config, asOf = Infinity } = gathered.options;
  const { kind } = tally.input;
  const { as: _, ...mapping } = config.inputs[kind === 'xes' ? 'xes' : 'csv'];
  const readTally = tally.ofFile(file.name);
  const read = kind === 'csv' ? readCsv : readXes;
  try {
    const chunks = fileChunks(file.path, options.onBytes);
    for await (const row of read(chunks, mapping, { tally: readTally })) {
      if (Math.max(row.time, row.start ?? row.time) <= asOf) {
        tally.events += 1;
        gathered.extent.see(row.time);
        gathered.extent.see(row.start ?? row.time);
        gathered.rows.add(caseKey(input, row.caseId), toSpooled(row));
      } else {
        tally.later += 1;
      }
    }
  } catch (error) {
    failFile(tally, file, error);
  }
  tally.records += readTally.records;
}
