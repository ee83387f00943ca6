import { axisTicks } from './axisTicks';

const DAY = 86_400;

it.each([
  [31 * DAY, ['day 0', '5', '10', '15', '20', '25', '30']],
  [9 * DAY, ['day 0', '2', '4', '6', '8']],
  [25 * 3_600, ['hour 0', '6', '12', '18', '24']],
  [12 * 60, ['min 0', '2', '4', '6', '8', '10', '12']],
  [2_000 * DAY, ['day 0', '270', '540', '810', '1080', '1350', '1620', '1890']],
])('should label %d s', (length, labels) => {
  expect(axisTicks(length).map(tick => tick.label)).toEqual(labels);
});
