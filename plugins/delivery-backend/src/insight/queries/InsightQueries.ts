import { Cell } from '@delivery-stack/flow';
import { AnomalyTally } from '../../database/EventStore';
import { Frame } from '../Frames';

/** What insight services ask besides the stores; one file per query. */
export interface InsightQueries {
  /** Milliseconds of queue and processing by risk class, at one gate. */
  waitingByRiskClass(frame: Frame, gate: string): Promise<Map<string, number>>;
  /** Those of some journeys that involve one of some entities; all without any. */
  journeysInvolving(
    journeyIds: readonly number[],
    involving: readonly string[] | undefined,
  ): Promise<Set<number>>;
  /** Attributed time of some closed journeys. */
  cellsOfJourneys(journeyIds: readonly number[]): Promise<Map<number, Cell[]>>;
  /** What folds noticed in a frame, the most frequent first. */
  anomaliesInScope(
    frame: Frame & { involving?: readonly string[] },
  ): Promise<AnomalyTally[]>;
}
