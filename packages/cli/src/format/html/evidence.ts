import { Report } from '@delivery-stack/flow';
import { InputTally } from '../../report/inputTally';
import { percent } from '../duration';
import { count } from '../numbers';
import { spread, spreadHeads } from '../spread';
import { quality } from '../table';
import { escape, table } from './markup';
import { section } from './page';

/** Rejections that the page names for each input. */
const MOST_REASONS = 10;

/** Delivery performance, where changes or deployments were seen. */
export function delivery({ delivery: of }: Report): string {
  const { changeLeadTime, stages, recoveryTime } = of;
  const seen = changeLeadTime.n + changeLeadTime.censored > 0;
  if (!seen && of.changeFailRate === null) {
    return '';
  }
  const frequency = of.deploymentFrequencyPerDay?.toFixed(2) ?? '–';
  const failed = percent(of.changeFailRate);
  const rows = [
    ['Change lead time', ...spread(changeLeadTime)],
    ...Object.entries(stages).map(([name, each]) => [name, ...spread(each)]),
    ['Recovery time', ...spread(recoveryTime)],
  ];
  return section(
    'Delivery performance',
    `<p>${frequency} production deployments a day; change fail rate ${failed}.</p>`,
    table({ caption: 'Changes', head: ['', ...spreadHeads], rows }),
  );
}

/** What was read, and what was not. */
export function inputs(report: Report, tallies: readonly InputTally[]): string {
  const rejected = report.inputs.flatMap(({ path, rejected: list }) =>
    list.slice(0, MOST_REASONS).map(({ at, reason }) => [path, at, reason]),
  );
  const rows = tallies.map(each => [
    `${each.input.kind}:${each.input.path}`,
    count(each.records),
    count(each.events),
    count(each.rejected),
  ]);
  return section(
    'How far these numbers can be trusted',
    `<p>${escape(quality(report))}.</p>`,
    table({
      caption: 'Inputs',
      head: ['Input', 'Records', 'Events', 'Rejected'],
      rows,
    }),
    table({
      caption: 'Rejected',
      head: ['Input', 'Where', 'Why'],
      rows: rejected,
      text: [1, 2],
    }),
  );
}
