import { basename } from 'node:path';
import {
  DeliveredChanges,
  DeliverySum,
  Journey,
  JourneySum,
  Report,
  Subjects,
  addDeployments,
  buildReport,
} from '@delivery-stack/flow';
import { InputFile, inputFiles } from '../inputs/inputFiles';
import { Spool } from '../spool/spool';
import { DecisionLog } from './decisionLog';
import { Extent } from './extent';
import { foldedCases } from './foldCases';
import { deliveredChanges, foldedJourneys } from './foldFacts';
import { InputTally } from './inputTally';
import { ReportOptions } from './options';
import { readFactFile } from './readFacts';
import { messageOf, readLogFile } from './readLogs';
import { stopwatchesFor } from './stopwatches';

/** Told how reading goes on, in bytes of the files. */
export interface ReportProgress {
  start(totalBytes: number): void;
  advance(bytes: number): void;
  /** Reading is over; folding begins. */
  folding(): void;
}

/** A report, and which inputs could not be read at all. */
export interface CreatedReport {
  report: Report;
  tallies: InputTally[];
}

/**
 * Reads all inputs, folds what they hold into journeys, and adds them up.
 *
 * @remarks
 * Two passes over the spool: the as-of instant and the links between subjects
 * are only known when everything was read. Memory holds the subjects, the
 * durations of passages and one journey at a time.
 */
export async function createReport(
  options: ReportOptions,
  progress: ReportProgress,
): Promise<CreatedReport> {
  const { config, rules, asOf: until } = options;
  const rows = new Spool();
  const facts = new Spool();
  try {
    const extent = new Extent();
    const subjects = new Subjects();
    const decisions = new DecisionLog();
    const sink = {
      spool: facts,
      subjects,
      extent,
      rules,
      decisions,
      asOf: until,
    };
    const opened = await openInputs(options);
    const bytes = opened.flatMap(({ files }) => files.map(file => file.bytes));
    progress.start(bytes.reduce((sum, size) => sum + size, 0));
    const onBytes = (size: number) => progress.advance(size);
    for (const [input, { tally, files }] of opened.entries()) {
      const { kind } = tally.input;
      for (const file of files) {
        if (kind === 'csv' || kind === 'xes') {
          const mapping = config.inputs[kind];
          const log = { file, input, mapping, tally, spool: rows, extent };
          await readLogFile({ ...log, asOf: until, onBytes });
        } else {
          await readFactFile({ file, tally, sink, onBytes });
        }
      }
    }
    progress.folding();
    const asOf = until ?? extent.latest;
    const frame = {
      asOf: asOf ?? 0,
      rules,
      stopwatches: stopwatchesFor(options),
    };
    const journeys = new JourneySum(frame);
    const tallies = opened.map(({ tally }) => tally);
    for (const { key, decision } of decisions.settle(facts)) {
      rejectUndated(tallies, key, decision);
    }
    for (const journey of foldedCases(rows, tallies, options)) {
      addSelected(journeys, journey, options);
    }
    for (const journey of foldedJourneys(facts, subjects, rules, decisions)) {
      addSelected(journeys, journey, options);
    }
    const delivery = new DeliverySum({ asOf: frame.asOf });
    addDeployments(delivery, subjects, rules);
    const delivered = new DeliveredChanges(subjects, rules);
    for (const change of deliveredChanges(facts, subjects, delivered)) {
      delivery.addChange(change);
    }
    const inputs = tallies.map(tally => tally.figures());
    const since = extent.earliest;
    return {
      report: buildReport({ asOf, since, inputs, journeys, delivery }),
      tallies,
    };
  } finally {
    rows.close();
    facts.close();
  }
}

function rejectUndated(
  tallies: readonly InputTally[],
  key: string,
  decision: string,
): void {
  tallies
    .find(tally => tally.input.kind === 'github')
    ?.reject(
      key,
      `${decision}, but nothing says when; give the statuses of its deployment too`,
    );
}

/** `--since` and `--until` select the journeys that closed in between. */
function addSelected(
  sum: JourneySum,
  journey: Journey,
  { since, until }: ReportOptions,
): void {
  if (since === undefined && until === undefined) {
    sum.add(journey);
  } else if (
    journey.to !== undefined &&
    journey.to >= (since ?? -Infinity) &&
    journey.to <= (until ?? Infinity)
  ) {
    sum.add(journey);
  }
}

async function openInputs(
  options: ReportOptions,
): Promise<Array<{ tally: InputTally; files: InputFile[] }>> {
  return await Promise.all(
    options.inputs.map(async input => {
      const tally = new InputTally(input);
      try {
        return { tally, files: await inputFiles(input) };
      } catch (error) {
        tally.fail(basename(input.path), messageOf(error));
        return { tally, files: [] };
      }
    }),
  );
}
