import {
  LoggerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/** One charge, as FOCUS has it; what else it says is not kept. @public */
export interface CostRow {
  /** Start of the charge period, epoch milliseconds. */
  start: number;
  /** Its end, exclusive, epoch milliseconds. */
  end: number;
  /** ISO 4217. */
  currency: string;
  /** Decimal text: a double would lose digits. Negative for credits. */
  effective: string;
  billed: string;
  /** Id of the sub-account. */
  account?: string;
  service?: string;
  /** Keys and values as they were written. */
  tags: Readonly<Record<string, string>>;
}

/** What was not taken of a file, and why. @public */
export interface CostProblem {
  /** Line or row, from 1. */
  row: number;
  problem: string;
}

/** One file of charges. @public */
export interface CostFile {
  /** Stable name within the source; the same again replaces what it said. */
  name: string;
  /** Changes whenever the content does: an ETag, or a digest. */
  version: string;
  /** Streams the charges, once. */
  rows(options: {
    signal: AbortSignal;
    onProblem(problem: CostProblem): void;
  }): AsyncIterable<CostRow>;
}

/** Where files of charges are. @public */
export interface CostSource {
  /** Unique and stable, kebab case. */
  id: string;
  title: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** The files that there are now; `versions` are those taken before, by name. */
  files(options: {
    signal: AbortSignal;
    logger: LoggerService;
    versions: ReadonlyMap<string, string>;
  }): AsyncIterable<CostFile>;
}

/** Takes the sources of cost of modules. @public */
export interface DeliveryCostSourceExtensionPoint {
  /** Registers a source; two of the same id are an error. */
  addCostSource(source: CostSource): void;
}
