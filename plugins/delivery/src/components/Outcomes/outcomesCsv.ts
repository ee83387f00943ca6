import {
  OutcomeList,
  outcomeConstraintNames,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { CsvValue, toCsv } from '../../format';

type Column = [string, (item: OutcomeSummary) => CsvValue];

const MEASURE: Column[] = [
  ['measure', ({ measure }) => measure.name],
  ['unit', ({ measure }) => measure.unit],
  ['direction', ({ measure }) => measure.direction],
  ['baseline', ({ measure }) => measure.baseline],
  ['current', ({ measure }) => measure.latest],
  ['target', ({ measure }) => measure.target],
  ['due', ({ measure }) => measure.due],
  ['metering', ({ measure }) => measure.state],
  ['progress_share', ({ measure }) => measure.progress?.share],
  ['forecast', ({ measure }) => measure.forecast.state],
  ['forecast_at', ({ measure }) => measure.forecast.at],
  ['forecast_earliest', ({ measure }) => measure.forecast.earliest],
  ['forecast_latest', ({ measure }) => measure.forecast.latest],
  ['forecast_n', ({ measure }) => measure.forecast.n],
];

const TIME: Column[] = [
  ['timed', ({ timeToValue }) => timeToValue.measured],
  ['time_to_value_latest_seconds', ({ timeToValue }) => timeToValue.latest],
  ['time_to_value_target_seconds', ({ timeToValue }) => timeToValue.target],
  ['time_to_value_n', ({ timeToValue }) => timeToValue.distribution.n],
  ['increments_open', ({ increments }) => increments.open],
  ['increments_deployed', ({ increments }) => increments.deployed],
  ['increments_adopted', ({ increments }) => increments.adopted],
  ['before_as_of', ({ before }) => before?.asOf],
  [
    'before_recomputed',
    ({ before }) => before && String(before.recomputed === true),
  ],
  ['before_progress_share', ({ before }) => before?.share],
  ['before_time_to_value_seconds', ({ before }) => before?.timeToValue],
];

const COLUMNS: Column[] = [
  ['outcome', item => item.outcome],
  ['title', item => item.title],
  ['statement', item => item.statement],
  ['owner', item => item.owner],
  ['domain', item => item.domain],
  ['systems', item => item.systems?.join(' ')],
  ['type', item => item.type],
  ...MEASURE,
  ...TIME,
  ...outcomeConstraintNames.map(
    (name): Column => [
      name,
      ({ constraints }) =>
        constraints.find(({ constraint }) => constraint === name)?.state,
    ],
  ),
  ['risks', item => item.risks.join(' ')],
  ['waiting_seconds', item => item.costOfWaiting?.seconds],
  ['waiting_cost', item => item.costOfWaiting?.amount],
  ['waiting_currency', item => item.costOfWaiting?.currency],
  [
    'next_move_gate',
    ({ nextMove }) => (nextMove.kind === 'gate' ? nextMove.gate : undefined),
  ],
  [
    'next_move_saves_seconds',
    ({ nextMove }) => (nextMove.kind === 'gate' ? nextMove.saves : undefined),
  ],
];

/** The portfolio as CSV, seconds unrounded; what is not known stays empty. */
export function outcomesToCsv(
  items: readonly OutcomeSummary[],
  asOf: OutcomeList['asOf'],
): string {
  return toCsv([
    [...COLUMNS.map(([name]) => name), 'as_of'],
    ...items.map(item => [...COLUMNS.map(([, read]) => read(item)), asOf]),
  ]);
}
