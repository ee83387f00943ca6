import { FunctionMeasure } from '@delivery-stack/backstage-plugin-delivery-common';

/** How long a gauge keeps what it measured in the organisation, milliseconds. */
export const GAUGE_HOLDS_MS = 60_000;

/** One figure that a function is measured by. */
export type OwnMeasure = FunctionMeasure['measures'][number];

/** What a function is measured on. */
export interface GaugeContext {
  /** Name of the function, as the configuration has it. */
  name: string;
  /** Components that contribute to the outcome. */
  components: readonly string[];
  /** Share of the way to the target; null: nothing is measured. */
  progress: number | null;
  /** Epoch milliseconds. */
  asOf: number;
  signal?: AbortSignal;
}

/** Measures a function by one thing. @internal */
export interface FunctionGauge {
  read(context: GaugeContext): Promise<OwnMeasure[]>;
}
