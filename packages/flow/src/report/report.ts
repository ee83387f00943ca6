import { Distribution } from '../statistics/distribution';
import { Decision, GateKind } from '../fold/passage';
import { SpanKind } from '../fold/span';
import { TimestampCounts } from '../fold/journey';

/** Time by kind, seconds; sums to the elapsed time exactly. @public */
export type KindSeconds = Record<SpanKind | 'unaccounted', number>;

/** One step of the report, over all closed journeys. @public */
export interface StepFigures {
  step: string;
  kind: SpanKind | 'unaccounted';
  visits: number;
  seconds: number;
  /** Seconds ÷ Σ elapsed. */
  share: number;
}

/** One gate of the report. Durations are seconds. @public */
export interface GateFigures {
  id: string;
  title: string;
  function: string;
  kind: GateKind;
  /** Passages, whether decided, open or abandoned. */
  passages: number;
  /** Passages open at the as-of instant. */
  open: number;
  rounds: number;
  decisions: Record<Decision, number>;
  queue: Distribution;
  processing: Distribution;
  return: Distribution;
  /** First ask → last approval; one value per passage. */
  total: Distribution;
}

/** The journeys' part of the report. Durations are seconds. @public */
export interface JourneyFigures {
  count: number;
  closed: number;
  open: number;
  elapsed: Distribution;
  timeToValue: Distribution | null;
  governanceLatency: Distribution & { share: number | null };
  flowEfficiency: {
    ratioOfSums: number;
    meanOfRatios: number;
    /** The ratio of sums if everything unaccounted were active. */
    atMost: number;
    /** The part of the ratio of sums that is rework. */
    returnShare: number;
  } | null;
  byKind: KindSeconds;
  byFunction: Record<string, number>;
  bySteps: StepFigures[];
}

/** Delivery performance. Durations are seconds. @public */
export interface DeliveryFigures {
  changeLeadTime: Distribution;
  stages: Record<'coding' | 'pickup' | 'review' | 'deploy', Distribution>;
  deploymentFrequencyPerDay: number | null;
  changeFailRate: number | null;
  recoveryTime: Distribution;
}

/** One input of the report, and what became of its records. @public */
export interface InputFigures {
  kind: string;
  path: string;
  records: number;
  events: number;
  rejected: Array<{ at: string; reason: string }>;
}

/** The whole report: `delivery report --format json`. @public */
export interface Report {
  /** ISO 8601; the latest instant of all inputs unless it is given. */
  asOf: string | null;
  inputs: InputFigures[];
  journeys: JourneyFigures;
  gates: GateFigures[];
  delivery: DeliveryFigures;
  dataQuality: TimestampCounts;
}
