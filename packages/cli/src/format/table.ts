import { GateFigures, Report } from '@delivery-stack/flow';
import { CreatedReport } from '../report/createReport';
import { InputTally } from '../report/inputTally';
import { columns } from './columns';
import { duration, percent } from './duration';
import { count, day } from './numbers';
import { spread, spreadHeads } from './spread';
import { visible } from './visible';

/** Rejections of one input that the table names; `--format json` has more. */
const MOST_REASONS = 5;

/** Steps that the table names. */
const MOST_STEPS = 20;

/** The report as text for a terminal. */
export function tableReport({ report, tallies }: CreatedReport): string {
  return [
    heading(report),
    inputs(tallies),
    journeys(report),
    shares(report),
    steps(report),
    gates(report.gates),
    delivery(report),
    quality(report),
  ]
    .filter(section => section !== '')
    .join('\n\n');
}

function heading({ asOf, journeys: of }: Report): string {
  return [
    `Delivery report as of ${day(asOf)}`,
    `${count(of.count)} journeys: ${count(of.closed)} closed, ${count(
      of.open,
    )} open`,
  ].join('\n');
}

function inputs(tallies: readonly InputTally[]): string {
  const rows = tallies.map(({ input, records, events, rejected, later }) => [
    `${input.kind}:${input.path}`,
    `${count(records)} records`,
    `${count(events)} events`,
    `${count(rejected)} rejected`,
    later > 0 ? `${count(later)} later than asked for` : '',
  ]);
  const reasons = tallies.flatMap(tally => [
    ...tally
      .figures()
      .rejected.slice(0, MOST_REASONS)
      .map(({ at, reason }) => `  rejected ${visible(`${at}: ${reason}`)}`),
    ...tally.ignored
      .slice(0, MOST_REASONS)
      .map(
        each => `  not used: ${count(each.count)} × ${visible(each.reason)}`,
      ),
  ]);
  return ['INPUTS', columns(rows), ...reasons].join('\n');
}

function journeys({ journeys: of }: Report): string {
  const rows = [
    ['', ...spreadHeads],
    ['elapsed', ...spread(of.elapsed)],
    ...(of.timeToValue ? [['time to value', ...spread(of.timeToValue)]] : []),
    ['governance latency', ...spread(of.governanceLatency)],
  ];
  const flow = of.flowEfficiency;
  const efficiency = flow
    ? `flow efficiency ${percent(flow.ratioOfSums)} (at most ${percent(
        flow.atMost,
      )}), of it return ${percent(flow.returnShare)}; mean of ratios ${percent(
        flow.meanOfRatios,
      )}`
    : 'flow efficiency not observed: nothing says when somebody acted';
  const share =
    of.governanceLatency.share === null
      ? 'governance latency not observed: configure gates of kind approval or handoff'
      : `governance latency is ${percent(
          of.governanceLatency.share,
        )} of the elapsed time`;
  return ['JOURNEYS', columns(rows), efficiency, share].join('\n');
}

function shares({ journeys: of }: Report): string {
  const total = Object.values(of.byKind).reduce((sum, each) => sum + each, 0);
  const table = (title: string, figures: Record<string, number>) => {
    const rows = Object.entries(figures)
      .sort(([, one], [, other]) => other - one)
      .map(([name, seconds]) => [
        name,
        duration(seconds),
        percent(total > 0 ? seconds / total : null),
      ]);
    return [title, columns([...rows, ['total', duration(total), '']])].join(
      '\n',
    );
  };
  return total > 0
    ? [
        table('WHERE THE DAYS GO, BY KIND', of.byKind),
        table('WHERE THE DAYS GO, BY FUNCTION', of.byFunction),
      ].join('\n\n')
    : '';
}

function steps({ journeys: of }: Report): string {
  const rows = of.bySteps
    .slice(0, MOST_STEPS)
    .map(({ step, kind, visits, seconds, share }) => [
      step,
      kind,
      `${count(visits)} visits`,
      duration(seconds),
      percent(share),
    ]);
  const more =
    of.bySteps.length > MOST_STEPS
      ? [`  and ${of.bySteps.length - MOST_STEPS} more in --format json`]
      : [];
  return rows.length > 0 ? ['STEPS', columns(rows), ...more].join('\n') : '';
}

function gates(all: readonly GateFigures[]): string {
  const rows = all.flatMap(gate =>
    (['queue', 'processing', 'return', 'total'] as const).map(
      (phase, index) => [
        index === 0 ? `${gate.title} (${gate.function}, ${gate.kind})` : '',
        phase,
        ...spread(gate[phase]),
      ],
    ),
  );
  return rows.length > 0
    ? ['GATES', columns([['', '', ...spreadHeads], ...rows])].join('\n')
    : '';
}

function delivery({ delivery: of }: Report): string {
  const { changeLeadTime, stages, recoveryTime } = of;
  if (changeLeadTime.n + changeLeadTime.censored === 0 && !of.changeFailRate) {
    return '';
  }
  const rows = [
    ['', ...spreadHeads],
    ['change lead time', ...spread(changeLeadTime)],
    ...Object.entries(stages).map(([name, figures]) => [
      `  ${name}`,
      ...spread(figures),
    ]),
    ['recovery time', ...spread(recoveryTime)],
  ];
  const frequency = of.deploymentFrequencyPerDay?.toFixed(2) ?? '–';
  return [
    'DELIVERY',
    columns(rows),
    `${frequency} production deployments a day, change fail rate ${percent(
      of.changeFailRate,
    )}`,
  ].join('\n');
}

/** How well the timestamps behind the figures are known. */
export function quality({ dataQuality }: Report): string {
  const { observed, inferred, missing } = dataQuality;
  return `Timestamps: ${count(observed)} observed, ${count(
    inferred,
  )} inferred, ${count(missing)} missing`;
}
