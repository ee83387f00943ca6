import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  DataQuality,
  deadLetterQuerySchema,
  DeadLetterList,
  Explanation,
  frameQuerySchema,
  GateDetail,
  GateList,
  JourneyDetail,
  JourneyList,
  journeyQuerySchema,
  Overview,
  Portfolio,
  portfolioQuerySchema,
  Projection,
  RefoldResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';

/** Who asks. */
export interface InsightOptions {
  credentials: BackstageCredentials;
}

/**
 * Limits which journeys an answer may name.
 *
 * @remarks
 * Figures are about the whole scope in any case. Callers leave it out; the
 * authorization decorators add it, as the catalog's add a filter.
 */
export interface Naming {
  /** Only journeys that involve one of these entities; absent: any. */
  involving?: readonly string[];
}

export type FrameRequest = z.output<typeof frameQuerySchema> & Naming;
export type JourneyRequest = z.output<typeof journeyQuerySchema> & Naming;
export type PortfolioRequest = z.output<typeof portfolioQuerySchema>;
export type DeadLetterRequest = z.output<typeof deadLetterQuerySchema>;

/** Answers what gates cost, and what they catch. */
export interface GateInsightService {
  listGates(request: FrameRequest, options: InsightOptions): Promise<GateList>;
  getGate(
    request: FrameRequest & { id: string },
    options: InsightOptions,
  ): Promise<GateDetail>;
}

/** Answers what happened between need and adopted. */
export interface JourneyInsightService {
  listJourneys(
    request: JourneyRequest,
    options: InsightOptions,
  ): Promise<JourneyList>;
  getJourney(
    request: FrameRequest & { id: string },
    options: InsightOptions,
  ): Promise<JourneyDetail>;
}

/** Answers where the time of a scope, or of one entity, goes. */
export interface OverviewService {
  getOverview(
    request: FrameRequest,
    options: InsightOptions,
  ): Promise<Overview>;
  /** @throws InputError for systems, domains, groups and people. */
  getScorecard(
    request: Omit<FrameRequest, 'scope'> & { entityRef: string },
    options: InsightOptions,
  ): Promise<Overview>;
}

/** Puts systems, domains or owners beside each other. */
export interface PortfolioService {
  getPortfolio(
    request: PortfolioRequest,
    options: InsightOptions,
  ): Promise<Portfolio>;
}

/** Answers how far the figures can be trusted. */
export interface DataQualityService {
  getDataQuality(
    request: FrameRequest,
    options: InsightOptions,
  ): Promise<DataQuality>;
}

/** Answers how far the figures are computed, and computes them again. */
export interface ProjectionService {
  getProjection(options: InsightOptions): Promise<Projection>;
  refold(options: InsightOptions): Promise<RefoldResult>;
}

/** Answers what could not be stored. */
export interface DeadLetterService {
  listDeadLetters(
    request: DeadLetterRequest,
    options: InsightOptions,
  ): Promise<DeadLetterList>;
}

/** Answers which gate rules an event matches. */
export interface GateExplainer {
  explain(event: unknown): Explanation;
}

/** Every service that routes answer from. */
export interface InsightServices {
  gates: GateInsightService;
  journeys: JourneyInsightService;
  overview: OverviewService;
  portfolio: PortfolioService;
  dataQuality: DataQualityService;
  projection: ProjectionService;
  deadLetters: DeadLetterService;
  explainer: GateExplainer;
}
