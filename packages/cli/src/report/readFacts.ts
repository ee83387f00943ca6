import {
  AnyFact,
  Rules,
  Subjects,
  factOf,
  nodeOf,
  parseEvent,
} from '@delivery-stack/flow';
import {
  Adaptation,
  adaptGitHub,
  adaptJira,
} from '@delivery-stack/flow/adapters';
import { createReadTally, readJson } from '@delivery-stack/flow/readers';
import { fileChunks } from '../inputs/fileChunks';
import { InputFile } from '../inputs/inputFiles';
import { InputKind } from '../inputs/inputArgument';
import { Spool } from '../spool/spool';
import { Extent } from './extent';
import { InputTally } from './inputTally';
import { DecisionLog } from './decisionLog';
import { messageOf } from './readLogs';

/** Members whose array is read element by element, so that answers may be large. */
const unwrapped: Partial<Record<InputKind, string[]>> = {
  jira: ['issues'],
  github: ['workflow_runs', 'jobs', 'items'],
};

/** Where the facts of all inputs are gathered. */
export interface FactSink {
  spool: Spool;
  subjects: Subjects;
  extent: Extent;
  rules: Rules;
  decisions: DecisionLog;
  /** Later facts are left out. Epoch milliseconds. */
  asOf?: number;
}

/**
 * Reads one file of tickets, pipelines or events into the spool, by subject.
 *
 * @remarks Never throws for what the file holds: the tally says it.
 */
export async function readFactFile(options: {
  file: InputFile;
  tally: InputTally;
  sink: FactSink;
  onBytes: (bytes: number) => void;
}): Promise<void> {
  const { file, tally, sink } = options;
  const { kind } = tally.input;
  const readTally = createReadTally();
  try {
    const chunks = fileChunks(file.path, options.onBytes);
    const records = readJson(
      chunks,
      { unwrap: unwrapped[kind] },
      { tally: readTally },
    );
    for await (const { value, at, member } of records) {
      const where = `${file.name} ${at}`;
      take(adapt(kind, value, member, file, sink.rules), where, tally, sink);
    }
  } catch (error) {
    tally.fail(file.name, messageOf(error));
  }
  tally.records += readTally.records;
  for (const { at, reason } of readTally.rejections.first) {
    tally.reject(`${file.name} ${at}`, reason);
  }
}

function adapt(
  kind: InputKind,
  value: Record<string, unknown>,
  member: string | undefined,
  file: InputFile,
  rules: Rules,
): Adaptation {
  if (kind === 'cdevents') {
    return adaptCdEvent(value);
  }
  const { jira } = rules.config.inputs;
  const context = {
    pathHint: member ? `${file.name}#${member}` : file.name,
    bots: rules.config.bots,
    scaffolderAuthors: rules.config.scaffolderAuthors,
    ...jira,
  };
  return kind === 'jira'
    ? adaptJira(value, context)
    : adaptGitHub(value, context);
}

function adaptCdEvent(value: unknown): Adaptation {
  const parsed = parseEvent(value);
  if ('rejected' in parsed) {
    return { facts: [], unrecognised: parsed.rejected };
  }
  const read = factOf(parsed.event);
  if (read.fact) {
    return { facts: [read.fact] };
  }
  return {
    facts: [],
    unrecognised: 'unknown' in read ? read.unknown : read.rejected,
  };
}

function take(
  adaptation: Adaptation,
  where: string,
  tally: InputTally,
  sink: FactSink,
): void {
  if (adaptation.unrecognised) {
    tally.reject(where, adaptation.unrecognised);
  }
  sink.decisions.add(adaptation.undated);
  for (const fact of adaptation.facts) {
    if (fact.time <= (sink.asOf ?? Infinity)) {
      tally.events += 1;
      addFact(fact, sink);
    }
  }
}

function addFact(fact: AnyFact, sink: FactSink): void {
  sink.extent.see(fact.time);
  sink.subjects.add(fact);
  sink.spool.add(nodeOf(fact), fact);
}
