import { Cell } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { AnomalyTally } from '../../database/EventStore';
import { Frame } from '../Frames';
import { anomaliesInScope } from './anomaliesInScope';
import { cellsOfJourneys } from './cellsOfJourneys';
import { evidenceByRiskClass, RiskClassEvidence } from './evidenceByRiskClass';
import { InsightQueries } from './InsightQueries';
import { journeysInvolving } from './journeysInvolving';

/** Asks the database. @internal */
export class DatabaseInsightQueries implements InsightQueries {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseInsightQueries {
    return new DatabaseInsightQueries(options);
  }

  private constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  evidenceByRiskClass(
    frame: Frame,
    gates: readonly string[],
  ): Promise<RiskClassEvidence[]> {
    return evidenceByRiskClass(this.#knex, { ...frame, gates });
  }

  async journeysInvolving(
    journeyIds: readonly number[],
    involving: readonly string[] | undefined,
  ): Promise<Set<number>> {
    return involving && journeyIds.length > 0
      ? journeysInvolving(this.#knex, journeyIds, involving)
      : new Set(journeyIds);
  }

  cellsOfJourneys(journeyIds: readonly number[]): Promise<Map<number, Cell[]>> {
    return cellsOfJourneys(this.#knex, journeyIds);
  }

  anomaliesInScope(
    frame: Frame & { involving?: readonly string[] },
  ): Promise<AnomalyTally[]> {
    return anomaliesInScope(this.#knex, frame);
  }
}
