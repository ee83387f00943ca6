import { Rules, factOf, parseEvent } from '@delivery-stack/flow';
import {
  Adaptation,
  Vendor,
  adapters,
  unwrappedMembers,
} from '@delivery-stack/flow/adapters';
import { readJson } from '@delivery-stack/flow/readers';
import { fileChunks } from '../inputs/fileChunks';
import { InputKind } from '../inputs/inputArgument';
import { InputFile } from '../inputs/inputFiles';
import { Gathered } from './gathered';
import { InputTally } from './inputTally';
import { failFile } from './messages';

const isVendor = (kind: InputKind): kind is Vendor => kind in adapters;

/**
 * Reads one file of tickets, pipelines or events into the spool, by subject.
 *
 * @remarks Never throws for what the file holds: the tally says it.
 */
export async function readFactFile(options: {
  file: InputFile;
  tally: InputTally;
  gathered: Gathered;
  onBytes: (bytes: number) => void;
}): Promise<void> {
  const { file, tally, gathered } = options;
  const { kind } = tally.input;
  const { rules } = gathered.options;
  const readTally = tally.ofFile(file.name);
  try {
    const chunks = fileChunks(file.path, options.onBytes);
    const unwrap = isVendor(kind) ? [...unwrappedMembers[kind]] : undefined;
    for await (const record of readJson(
      chunks,
      { unwrap },
      { tally: readTally },
    )) {
      const { value, at, member } = record;
      const pathHint = member ? `${file.name}#${member}` : file.name;
      if (kind === 'github') {
        gathered.statuses.add(value, pathHint, tally);
      }
      const adaptation = adapt(kind, value, pathHint, rules);
      take(adaptation, `${file.name}, ${at}`, tally, gathered);
    }
  } catch (error) {
    failFile(tally, file, error);
  }
  tally.records += readTally.records;
}

function adapt(
  kind: InputKind,
  value: Record<string, unknown>,
  pathHint: string,
  rules: Rules,
): Adaptation {
  if (!isVendor(kind)) {
    return adaptCdEvent(value);
  }
  const { bots, scaffolderAuthors, inputs } = rules.config;
  const context = { pathHint, bots, scaffolderAuthors, ...inputs[kind] };
  return adapters[kind](value, context);
}

function adaptCdEvent(value: unknown): Adaptation {
  const parsed = parseEvent(value);
  if ('rejected' in parsed) {
    return { facts: [], unrecognised: parsed.rejected };
  }
  const read = factOf(parsed.event);
  return read.fact
    ? { facts: [read.fact] }
    : { facts: [], unrecognised: read.unknown ?? read.rejected };
}

function take(
  adaptation: Adaptation,
  at: string,
  tally: InputTally,
  gathered: Gathered,
): void {
  const { facts, ignored, undated, unrecognised } = adaptation;
  if (unrecognised) {
    tally.reject(at, unrecognised);
  }
  if (ignored) {
    tally.ignore(at, ignored);
  }
  gathered.decisions.add(undated, tally);
  for (const fact of facts) {
    gathered.addFact(fact, tally);
  }
}
