/** How much of an objective's error budget is left. @public */
export interface ErrorBudget {
  /** Name of the SLO. */
  objective: string;
  /** Share of good events or time that is promised, 0 to 1. */
  target: number;
  /** Share that was seen over the window; null where there was nothing to see. */
  actual: number | null;
  /** Of the budget: 1 untouched, 0 spent, negative where overspent; null as above. */
  left: number | null;
  /** ISO 8601 duration or calendar unit, for people. */
  window: string;
  /** Why nothing is known, and what to do. */
  problem?: string;
}

/** Evaluates objectives on a system of metrics. @public */
export interface ReliabilityReader {
  title: string;
  /**
   * Evaluates an OpenSLO file.
   *
   * @param request - `document`: the file's text; `name`: of the one SLO, else
   * all of it; `at`: epoch milliseconds.
   * @throws where it cannot be read; the message is shown, names the cure and
   * no secret.
   */
  budgets(request: {
    document: string;
    name?: string;
    at: number;
    signal: AbortSignal;
  }): Promise<ErrorBudget[]>;
}

/** Takes the reader of reliability objectives of a module. @public */
export interface DeliveryReliabilityExtensionPoint {
  /** Registers the reader; there can be one. */
  setReliabilityReader(reader: ReliabilityReader): void;
}
