import {
  DeliveredChanges,
  DeliverySum,
  Journey,
  JourneySum,
  Report,
  Stopwatches,
  addDeployments,
  buildReport,
} from '@delivery-stack/flow';
import { foldedCases } from './foldCases';
import { deliveredChanges, foldedJourneys } from './foldFacts';
import { Gathered } from './gathered';
import { InputTally } from './inputTally';
import { ReportOptions } from './options';
import { readInputs } from './readInputs';
import { ReportProgress } from './reportProgress';
import { stopwatchesFor } from './stopwatches';

/** A report, and what became of its inputs. */
export interface CreatedReport {
  report: Report;
  /** One for each argument, in their order. */
  tallies: InputTally[];
}

/**
 * Reads all inputs, folds what they hold into journeys, and adds them up.
 *
 * @remarks
 * Two passes over the spool: the as-of instant and the links between subjects
 * are only known when everything was read. Memory holds the subjects, the
 * durations of passages and one journey at a time.
 *
 * @throws ConfigError when a calendar is missing; SpoolError when there is no
 * room for the temporary database. Inputs never make it throw.
 */
export async function createReport(
  options: ReportOptions,
  progress: ReportProgress,
): Promise<CreatedReport> {
  const stopwatches = stopwatchesFor(options);
  const gathered = new Gathered(options);
  try {
    const tallies = await readInputs(gathered, progress);
    progress.folding();
    gathered.settle();
    return { report: summed(gathered, tallies, stopwatches), tallies };
  } finally {
    progress.done();
    gathered.close();
  }
}

function summed(
  gathered: Gathered,
  tallies: readonly InputTally[],
  stopwatches: Stopwatches,
): Report {
  const { options, extent } = gathered;
  const { rules } = options;
  const asOf = options.asOf ?? extent.latest;
  const frame = { asOf: asOf ?? 0, rules, stopwatches };
  const journeys = new JourneySum(frame);
  for (const journey of foldedCases(gathered.rows, tallies, options)) {
    addSelected(journeys, journey, options);
  }
  for (const journey of foldedJourneys(gathered)) {
    addSelected(journeys, journey, options);
  }
  const inputs = tallies.map(tally => tally.figures());
  const delivery = deliverySum(gathered, frame.asOf);
  const since = extent.earliest;
  return buildReport({ asOf, since, inputs, journeys, delivery });
}

function deliverySum(gathered: Gathered, asOf: number): DeliverySum {
  const { subjects, options } = gathered;
  const delivery = new DeliverySum({ asOf });
  addDeployments(delivery, subjects, options.rules);
  const delivered = new DeliveredChanges(subjects, options.rules);
  for (const change of deliveredChanges(gathered, delivered)) {
    delivery.addChange(change);
  }
  return delivery;
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
