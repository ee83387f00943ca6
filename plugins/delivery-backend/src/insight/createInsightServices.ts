import { FlowConfig } from '@delivery-stack/flow';
import { DeliveryStores } from '../database/DeliveryStores';
import { Clock } from './Clock';
import { DefaultDataQualityService } from './DefaultDataQualityService';
import { DefaultDeadLetterService } from './DefaultDeadLetterService';
import { DefaultGateExplainer } from './DefaultGateExplainer';
import { DefaultGateInsightService } from './DefaultGateInsightService';
import { DefaultJourneyInsightService } from './DefaultJourneyInsightService';
import { DefaultOverviewService } from './DefaultOverviewService';
import { DefaultPortfolioService } from './DefaultPortfolioService';
import { DefaultProjectionService } from './DefaultProjectionService';
import { Frames } from './Frames';
import { GateDistributions } from './GateDistributions';
import { GateLedger } from './GateLedger';
import { Glossary } from './Glossary';
import { Membership } from './Membership';
import { InsightQueries } from './queries';
import { InsightServices } from './services';
import { Waiting } from './Waiting';
import { workingRuler as rulerOf } from './workingRuler';

/** What insight services are made of. */
export interface InsightServicesOptions {
  config: FlowConfig;
  stores: DeliveryStores;
  queries: InsightQueries;
  membership: Membership;
  clock: Clock;
  /** For tests: see {@link GateDistributions}. */
  exactUpTo?: number;
}

/** Every insight service, answering to anybody: see `authorizeServices`. */
export function createInsightServices(
  options: InsightServicesOptions,
): InsightServices {
  const { config, stores, queries, membership, clock, exactUpTo } = options;
  const { gates, sketches, journeys, journeyFigures, entities } = stores;
  const { events, projection, deadLetters, delivery } = stores;
  const glossary = Glossary.fromConfig(config);
  const workingRuler = rulerOf(config);
  const frames = Frames.create({ stores, clock, workingRuler });
  const distributions = GateDistributions.create({
    gates,
    sketches,
    exactUpTo,
  });
  const ledger = GateLedger.create({
    ...stores,
    config,
    glossary,
    distributions,
    membership,
    queries,
  });
  const waiting = Waiting.create({ gates, queries, glossary });
  const common = { config, frames, glossary, queries };
  return {
    gates: DefaultGateInsightService.create({
      ...common,
      gates,
      ledger,
      waiting,
    }),
    journeys: DefaultJourneyInsightService.create({
      ...common,
      journeys,
      workingRuler,
    }),
    overview: DefaultOverviewService.create({
      ...common,
      ledger,
      waiting,
      journeyFigures,
      delivery,
    }),
    portfolio: DefaultPortfolioService.create({
      frames,
      entities,
      gates,
      journeyFigures,
      membership,
    }),
    dataQuality: DefaultDataQualityService.create({ ...common, events }),
    projection: DefaultProjectionService.create({ projection, clock }),
    deadLetters: DefaultDeadLetterService.create({ deadLetters }),
    explainer: DefaultGateExplainer.fromConfig(config),
  };
}
