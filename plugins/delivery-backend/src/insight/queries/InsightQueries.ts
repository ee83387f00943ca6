import { Cell } from '@delivery-stack/flow';
import { AnomalyTally } from '../../database/EventStore';
import { Frame } from '../Frames';
import { AbandonedCounts } from '../GateDistributions';
import { Scope } from '../scope';
import { JourneyCountQuery } from './countJourneys';

/** What insight services ask besides the stores; one file per query. */
export interface InsightQueries {
  /** What was still at a gate when its journey closed. */
  abandonedSegments(frame: Frame): Promise<AbandonedCounts>;
  /** Milliseconds of queue and processing by risk class, at one gate. */
  waitingByRiskClass(frame: Frame, gate: string): Promise<Map<string, number>>;
  /** Refs of all entities that journeys of a group involve. */
  involvedEntities(scope: Scope): Promise<string[]>;
  /** Those of some journeys that involve one of some entities; all without any. */
  journeysInvolving(
    journeyIds: readonly number[],
    involving: readonly string[] | undefined,
  ): Promise<Set<number>>;
  /** How many journeys of a list involve one of some entities. */
  countJourneys(query: JourneyCountQuery): Promise<number>;
  /** Attributed time of some closed journeys. */
  cellsOfJourneys(journeyIds: readonly number[]): Promise<Map<number, Cell[]>>;
  /** What folds noticed in a frame, the most frequent first. */
  anomaliesInScope(
    frame: Frame & { involving?: readonly string[] },
  ): Promise<AnomalyTally[]>;
}
