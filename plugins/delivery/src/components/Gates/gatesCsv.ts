import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { CsvValue, DayCounting, Percentile, toCsv } from '../../format';
import { countDecisions } from './figures';

const PERCENTILES: Percentile[] = ['p50', 'p85', 'p95'];

const COLUMNS: Array<[string, (gate: GateInsight) => CsvValue]> = [
  ['gate', gate => gate.id],
  ['title', gate => gate.title],
  ['function', gate => gate.functionTitle],
  ['kind', gate => gate.kind],
  ['decisions', countDecisions],
  ['open', gate => gate.open],
  ...PERCENTILES.map(
    (percentile): [string, (gate: GateInsight) => CsvValue] => [
      `queue_${percentile}_seconds`,
      gate =>
        gate.queue.weak?.includes(percentile) ? null : gate.queue[percentile],
    ],
  ),
  ['queue_sum_seconds', gate => gate.queue.sum],
  ['processing_sum_seconds', gate => gate.processing.sum],
  ['return_sum_seconds', gate => gate.return.sum],
  ['caught', gate => gate.deliveryTest?.caught],
  ['rubber_stamps', gate => gate.rubberStamps],
  ['catch_rate', gate => gate.deliveryTest?.rate],
  ['catch_rate_upper_95', gate => gate.deliveryTest?.upper],
  ['catch_floor', gate => gate.deliveryTest?.catchFloor],
  ['gate_days', gate => gate.gateDays],
  ['gate_days_per_catch', gate => gate.deliveryTest?.waitingDaysPerCatch],
  ['verdict', gate => gate.deliveryTest?.verdict],
];

/** The ledger as CSV, seconds unrounded; weak percentiles stay empty. */
export function gatesToCsv(
  gates: readonly GateInsight[],
  calendar: DayCounting,
): string {
  return toCsv([
    [...COLUMNS.map(([name]) => name), 'calendar'],
    ...gates.map(gate => [...COLUMNS.map(([, read]) => read(gate)), calendar]),
  ]);
}
