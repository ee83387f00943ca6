import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { replaceChanges } from '../database/delivery/changeTimes';
import { settleCluster } from '../database/clusters/claimCluster';
import {
  journeysOfCluster,
  KnownJourney,
  measuredOf,
} from '../database/journeys/journeysOfCluster';
import {
  findOwners,
  involvementOf,
  SubjectOwners,
} from '../database/journeys/resolveEntities';
import {
  deleteJourneys,
  InvolvementWrite,
  JourneyWrite,
  writeInvolvement,
  writeJourneys,
} from '../database/journeys/writeJourneys';
import { attachWindows } from './attachWindows';
import { changeRows } from './changeRows';
import { DayMarks } from './DayMarks';
import { Measured } from './dirtyDays';
import { foldCluster } from './foldCluster';
import { journeyRecord, JourneyRecord } from './journeyRows';
import { loadCluster } from './loadCluster';
import { Stopwatches } from './Stopwatches';

/** What a projection needs besides the database. */
export interface ProjectionOptions {
  rules: Rules;
  stopwatches: Stopwatches;
  now: number;
}

const nothing: Measured = { round: [], spell: [] };

/**
 * Folds a cluster and writes what has changed of its journeys.
 *
 * @remarks
 * Call it in one transaction with the claim: journeys, passages, cells and the
 * days they dirty change together or not at all. What folds to the same digest
 * is not written again.
 */
export async function projectCluster(
  transaction: Knex.Transaction,
  clusterId: number,
  options: ProjectionOptions,
): Promise<void> {
  const loaded = await loadCluster(transaction, clusterId);
  const folded = foldCluster(loaded, options.rules);
  const records = folded.map(each => journeyRecord(each, options));
  const owners = await findOwners(
    transaction,
    records.flatMap(record => record.subjects),
  );
  const known = new Map(
    (await journeysOfCluster(transaction, clusterId)).map(journey => [
      journey.rootKey,
      journey,
    ]),
  );
  const marks = DayMarks.create({ knex: transaction, now: options.now });
  await replaceChanged(transaction, clusterId, {
    records,
    owners,
    known,
    marks,
  });
  await removeGone(transaction, { records, known, marks });
  await marks.write();
  const changes = changeRows(loaded.facts, options.rules);
  await replaceChanges(transaction, clusterId, changes);
  await settleCluster(transaction, clusterId, {
    events: loaded.facts.length,
    windows: attachWindows(loaded, folded),
  });
}

interface Comparison {
  records: readonly JourneyRecord[];
  known: ReadonlyMap<string, KnownJourney>;
  marks: DayMarks;
}

async function replaceChanged(
  transaction: Knex.Transaction,
  clusterId: number,
  comparison: Comparison & { owners: SubjectOwners },
): Promise<void> {
  const { records, owners, known, marks } = comparison;
  const writes: JourneyWrite[] = [];
  const moved: InvolvementWrite[] = [];
  for (const record of records) {
    const involvement = involvementOf(record.subjects, owners);
    const { entityIds } = involvement;
    const before = known.get(record.rootKey);
    if (before?.digest !== record.digest) {
      const old = before ? await measuredOf(transaction, before.id) : nothing;
      marks.change(old, record.children, [
        ...(before?.entityIds ?? []),
        ...entityIds,
      ]);
      marks.move(old, record.children, before?.entityIds ?? [], entityIds);
      const isKnown = before !== undefined;
      writes.push({ record, involvement, known: isKnown });
    } else if (before.entityIds.join() !== entityIds.join()) {
      marks.move(record.children, record.children, before.entityIds, entityIds);
      const { subjects } = record;
      moved.push({ journeyId: before.id, subjects, involvement });
    }
  }
  await writeJourneys(transaction, clusterId, writes);
  if (moved.length > 0) {
    await writeInvolvement(transaction, moved);
  }
}

async function removeGone(
  transaction: Knex.Transaction,
  { records, known, marks }: Comparison,
): Promise<void> {
  const kept = new Set(records.map(record => record.rootKey));
  const gone = [...known.values()].filter(each => !kept.has(each.rootKey));
  for (const journey of gone) {
    const old = await measuredOf(transaction, journey.id);
    marks.change(old, nothing, journey.entityIds);
  }
  await deleteJourneys(
    transaction,
    gone.map(journey => journey.id),
  );
}
