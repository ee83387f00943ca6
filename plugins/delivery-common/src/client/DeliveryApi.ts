import { GateDetail, GateList } from '../insight/gate';
import { DeadLetterList, Explanation, IngestResult } from '../insight/ingest';
import { JourneyDetail, JourneyList } from '../insight/journey';
import {
  DataQuality,
  Overview,
  Portfolio,
  Projection,
} from '../insight/overview';
import { FrameQuery, JourneyQuery, PortfolioQuery } from '../insight/query';
import {
  DeadLetterQuery,
  RefoldResult,
  ScorecardQuery,
} from '../insight/requests';
import { RunSourceResult, SourceList } from '../insight/source';

/** What accompanies a request. @public */
export interface DeliveryRequestOptions {
  /** Bearer token; frontends need none, their fetch adds it. */
  token?: string;
  /** Ends the request early. */
  signal?: AbortSignal;
}

/**
 * Everything that the delivery backend answers.
 *
 * @remarks
 * All methods throw a `ResponseError` of `@backstage/errors` for answers that
 * are not a success; compare its `cause.name`, e.g. `NotAllowedError`.
 *
 * @public
 */
export interface DeliveryApi {
  /** Figures of a scope, or of the organisation. */
  getOverview(
    query?: FrameQuery,
    options?: DeliveryRequestOptions,
  ): Promise<Overview>;
  /** Figures of one entity. */
  getScorecard(
    query: ScorecardQuery,
    options?: DeliveryRequestOptions,
  ): Promise<Overview>;
  /** The ledger: every gate, by gate-days. */
  listGates(
    query?: FrameQuery,
    options?: DeliveryRequestOptions,
  ): Promise<GateList>;
  /** One gate with its waiting curve and what waits there. */
  getGate(
    id: string,
    query?: FrameQuery,
    options?: DeliveryRequestOptions,
  ): Promise<GateDetail>;
  /** A page of journeys. */
  listJourneys(
    query?: JourneyQuery,
    options?: DeliveryRequestOptions,
  ): Promise<JourneyList>;
  /** One journey with its timeline and who accounts for which days. */
  getJourney(
    id: string,
    query?: FrameQuery,
    options?: DeliveryRequestOptions,
  ): Promise<JourneyDetail>;
  /** Systems, domains or owners beside each other. */
  getPortfolio(
    query?: PortfolioQuery,
    options?: DeliveryRequestOptions,
  ): Promise<Portfolio>;
  /** How far the figures can be trusted. */
  getDataQuality(
    query?: FrameQuery,
    options?: DeliveryRequestOptions,
  ): Promise<DataQuality>;
  /** How far the figures are computed. */
  getProjection(options?: DeliveryRequestOptions): Promise<Projection>;
  /** Computes every journey again. */
  refold(options?: DeliveryRequestOptions): Promise<RefoldResult>;
  /** What the sources do and lack, and what could be linked. */
  listSources(options?: DeliveryRequestOptions): Promise<SourceList>;
  /** Runs a source now, unless it runs already. */
  runSource(
    id: string,
    options?: DeliveryRequestOptions,
  ): Promise<RunSourceResult>;
  /** Events that could not be stored, latest first. */
  listDeadLetters(
    query?: DeadLetterQuery,
    options?: DeliveryRequestOptions,
  ): Promise<DeadLetterList>;
  /** Which gate rules an event matches, and why. */
  explainEvent(
    event: Record<string, unknown>,
    options?: DeliveryRequestOptions,
  ): Promise<Explanation>;
  /** Stores CDEvents; the answer says what became of each. */
  sendEvents(
    events: ReadonlyArray<Record<string, unknown>>,
    options?: DeliveryRequestOptions,
  ): Promise<IngestResult>;
}
