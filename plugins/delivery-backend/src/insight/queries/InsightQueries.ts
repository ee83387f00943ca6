import { Cell } from '@delivery-stack/flow';
import { AnomalyTally } from '../../database/EventStore';
import { Frame } from '../Frames';
import { RiskClassEvidence } from './evidenceByRiskClass';

/** What insight services ask besides the stores; one file per query. */
export interface InsightQueries {
  /** What some gates decided, caught and made wait, by risk class. */
  evidenceByRiskClass(
    frame: Frame,
    gates: readonly string[],
  ): Promise<RiskClassEvidence[]>;
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
