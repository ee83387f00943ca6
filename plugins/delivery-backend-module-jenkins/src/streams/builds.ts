import {
  ifThere,
  problemOf,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { BuildStub } from '../api/types';
import { inTurns } from '../inTurns';
import { SelectedJob } from '../selection/JobWalk';
import { JobCursor } from './JobCursor';
import { look, Outcome } from './look';
import { newBuilds } from './newBuilds';
import { Pass } from './Pass';

/** Builds that are stored together: what a crash repeats at most. */
const BATCH = 20;

/**
 * Reports builds that could not be read; they are tried again by the next run.
 *
 * @throws The last failure where all failed for the first time: then it is
 * Jenkins, not the builds.
 */
function reportFailures(
  job: string,
  outcomes: readonly Outcome[],
  cursor: JobCursor,
  pass: Pass,
): void {
  const failed = outcomes.flatMap(({ looked: { number }, failure }) =>
    failure ? [{ number, failure }] : [],
  );
  const isFresh = failed.every(({ number }) => cursor.failuresOf(number) === 0);
  const last = failed.at(-1)?.failure;
  if (last && failed.length === outcomes.length && isFresh) {
    throw last;
  }
  for (const { number, failure } of failed) {
    pass.context.report.problem(problemOf(failure, `${job} #${number}`));
  }
}

/** Looks at some builds, stores them, and moves the cursor past them. */
async function passBatch(
  job: string,
  batch: readonly BuildStub[],
  cursor: JobCursor,
  pass: Pass,
): Promise<void> {
  const { config, client, signal } = pass;
  signal.throwIfAborted();
  const outcomes = await inTurns(batch, config.concurrency, ({ number }) =>
    look({ job, number }, cursor, pass),
  );
  if (outcomes.some(({ isGone }) => isGone)) {
    // Where the job is gone as well, or hidden from us, this throws: nothing is passed.
    await client.builds(job, 0, signal);
  }
  reportFailures(job, outcomes, cursor, pass);
  await pass.store(outcomes.flatMap(({ read }) => read ?? []));
  await cursor.pass(
    outcomes.map(({ looked }, place) => ({
      ...looked,
      timestamp: batch[place].timestamp,
    })),
  );
}

async function fetchDue(
  { name, lastBuild }: SelectedJob,
  pass: Pass,
): Promise<void> {
  const { memory } = pass.context;
  const { rules } = pass;
  const cursor = await JobCursor.open(memory, name, { rules, lastBuild });
  const isNew = lastBuild !== undefined && cursor.isNew(lastBuild.number);
  const due = [
    ...cursor.open.map(number => ({ number, timestamp: 0 })),
    ...(isNew ? await newBuilds(name, cursor, pass) : []),
  ];
  for (let at = 0; at < due.length; at += BATCH) {
    await passBatch(name, due.slice(at, at + BATCH), cursor, pass);
  }
  if (isNew && cursor.isNew(lastBuild.number)) {
    // All of them began before the time that is read.
    await cursor.pass([{ ...lastBuild, isOpen: false }]);
  }
}

/**
 * Builds of a job that began since the last run, and those that were not over
 * then. A job that is gone meanwhile has none, and keeps its cursor.
 */
export async function fetchBuilds(job: SelectedJob, pass: Pass): Promise<void> {
  await ifThere(fetchDue(job, pass));
}
