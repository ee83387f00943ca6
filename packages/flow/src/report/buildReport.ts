import { DeliverySum } from '../measure/deliverySum';
import { JourneySum } from './journeySum';
import { InputFigures, Report } from './report';

/**
 * Puts a report together.
 *
 * @param options - `since` is the first instant of all inputs and `asOf` the
 * instant up to which open items have aged, both epoch milliseconds.
 * @public
 */
export function buildReport(options: {
  asOf?: number;
  since?: number;
  inputs: InputFigures[];
  journeys: JourneySum;
  delivery: DeliverySum;
}): Report {
  const { asOf, since, inputs, journeys, delivery } = options;
  return {
    asOf: asOf === undefined ? null : new Date(asOf).toISOString(),
    inputs,
    journeys: journeys.journeys(),
    gates: journeys.gates(),
    delivery: delivery.finish(since),
    dataQuality: { ...journeys.timestamps },
  };
}
