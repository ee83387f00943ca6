import { readCsv, readXes } from '@delivery-stack/flow/readers';
import { fileChunks } from '../inputs/fileChunks';
import { InputFile } from '../inputs/inputFiles';
import { Gathered, MOST_OF_ONE } from './gathered';
import { InputTally } from './inputTally';
import { failFile } from './messages';
import { toSpooled } from './spooledRow';

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
      if (Math.max(row.time, row.start ?? row.time) > asOf) {
        tally.later += 1;
      } else if (gathered.addRow(caseKey(input, row.caseId), toSpooled(row))) {
        tally.events += 1;
        gathered.extent.see(row.time);
        gathered.extent.see(row.start ?? row.time);
      } else {
        const at = `record ${row.seq}`;
        const reason = `its case has more than ${MOST_OF_ONE} events; check which column is the case`;
        readTally.rejections.add(at, reason);
      }
    }
  } catch (error) {
    failFile(tally, file, error);
  }
  tally.records += readTally.records;
}
