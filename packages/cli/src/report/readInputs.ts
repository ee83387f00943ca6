import { FoundFiles, inputFiles } from '../inputs/inputFiles';
import { Gathered } from './gathered';
import { InputTally } from './inputTally';
import { messageOf } from './messages';
import { readFactFile } from './readFacts';
import { readLogFile } from './readLogs';
import { ReportProgress } from './reportProgress';

/** Reads every file of every input; what cannot be read is in its tally. */
export async function readInputs(
  gathered: Gathered,
  progress: ReportProgress,
): Promise<InputTally[]> {
  const opened = await Promise.all(
    gathered.options.inputs.map(input => openInput(new InputTally(input))),
  );
  const files = opened.flatMap(({ found }) => found.files);
  progress.start(files.reduce((sum, { bytes }) => sum + bytes, 0));
  const onBytes = (size: number) => progress.advance(size);
  for (const [input, { tally, found }] of opened.entries()) {
    const { kind } = tally.input;
    for (const file of found.files) {
      const reading = { file, tally, gathered, onBytes };
      await (kind === 'csv' || kind === 'xes'
        ? readLogFile({ ...reading, input })
        : readFactFile(reading));
    }
  }
  return opened.map(({ tally }) => tally);
}

async function openInput(
  tally: InputTally,
): Promise<{ tally: InputTally; found: FoundFiles }> {
  try {
    const found = await inputFiles(tally.input);
    for (const { name, reason, failed } of found.passedOver) {
      if (failed) {
        tally.fail(name, reason);
      } else {
        tally.reject(name, reason);
      }
    }
    return { tally, found };
  } catch (error) {
    tally.fail(tally.input.path, messageOf(error));
    return { tally, found: { files: [], passedOver: [] } };
  }
}
