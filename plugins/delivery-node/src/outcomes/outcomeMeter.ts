import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

/** One figure of a measure. @public */
export interface MeterReading {
  /** What the figure is of; epoch milliseconds. */
  at: number;
  /** In the unit of the measure. Not checked yet: whoever stores it does. */
  value: number;
}

/** What a meter is asked. @public */
export interface MeterRequest {
  /** What the outcome says beside `type` and `every`. */
  settings: JsonObject;
  /** Readings after this instant, epoch milliseconds … */
  since: number;
  /** … up to this one, which is now. */
  until: number;
  /** How far readings are to be apart, milliseconds. */
  every: number;
  /** Fires when the backend stops, or the time for it is over. */
  signal: AbortSignal;
  logger: LoggerService;
}

/**
 * Reads the figures of an outcome's measure somewhere.
 *
 * @remarks
 * Stateless: what was read is stored by the backend, which asks for what comes
 * after. A meter that keeps no past answers with one reading of now. A gap is
 * left out; it never is a zero, nor a repetition of the figure before.
 *
 * @public
 */
export interface OutcomeMeter {
  /** What `meter.type` of an outcome names. Kebab case, unique. */
  type: string;
  /** What people read: `Prometheus`. */
  title: string;
  /**
   * Says what is wrong with settings, as field, problem and cure:
   * `query: is missing; write a PromQL expression`. Nothing, if nothing is.
   */
  check(settings: JsonObject): string[];
  /**
   * Readings, oldest first, at most 10,000.
   *
   * @throws where it cannot be read; the message is shown on the card of the
   * outcome, so it names the cure and no secret.
   */
  read(request: MeterRequest): Promise<MeterReading[]>;
}

/** Takes the meters of modules. @public */
export interface DeliveryOutcomeMeterExtensionPoint {
  /** Registers a meter; two of the same type are an error. */
  addMeter(meter: OutcomeMeter): void;
}
