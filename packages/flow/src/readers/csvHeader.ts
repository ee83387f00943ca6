import { UnreadableInputError } from './errors';

const CANDIDATES = [',', ';', '\t', '|'];
/** Excel writes this line to tell itself the delimiter. */
const EXCEL_HINT = /^sep=(.)\r?$/i;

/**
 * How a CSV text is to be cut, and where its header begins.
 *
 * @internal
 */
export interface CsvHeader {
  delimiter: string;
  /** Characters before the header line. */
  skip: number;
}

/**
 * Finds the delimiter in the first line: the candidate that occurs most outside quotes.
 *
 * @internal
 */
export function readCsvHeader(text: string, delimiter?: string): CsvHeader {
  const [first] = text.split('\n', 1);
  const hint = EXCEL_HINT.exec(first);
  if (hint) {
    return { delimiter: delimiter ?? hint[1], skip: first.length + 1 };
  }
  if (delimiter !== undefined) {
    if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) {
      return { delimiter, skip: 0 };
    }
    throw new UnreadableInputError(
      'bad-option',
      `the delimiter must be one character, not ${JSON.stringify(delimiter)}`,
      { cure: 'Leave it out to have it found, or set ",", ";", "|" or a tab.' },
    );
  }
  const bare = first.replace(/"[^"]*"/g, '');
  const counts = CANDIDATES.map(candidate => bare.split(candidate).length);
  const best = counts.indexOf(Math.max(...counts));
  return { delimiter: CANDIDATES[best], skip: 0 };
}
