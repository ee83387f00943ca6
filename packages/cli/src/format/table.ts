import { Distribution, GateFigures, Report } from '@delivery-stack/flow';
import { duration, percent } from './duration';
import { columns } from './columns';

/** The report as text for a terminal. */
export function tableReport(report: Report): string {
  return [
    heading(report),
    inputs(report),
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

/** n with the open and abandoned items beside it. */
export function sample({ n, censored, abandoned }: Distribution): string {
  const open = censored > 0 ? ` + ${censored} open` : '';
  const left = abandoned > 0 ? `, ${abandoned} abandoned` : '';
  return `n = ${n}${open}${left}`;
}

const smallest = { p50: 5, p85: 19, p95: 59 } as const;

/** A percentile as a screen shows it: never a number that n does not bear. */
export function percentile(
  of: Distribution,
  name: 'p50' | 'p85' | 'p95',
): string {
  if (of.n === 0 && of.censored === 0) {
    return '–';
  }
  if (of.weak?.includes(name)) {
    return `needs n ≥ ${smallest[name]}`;
  }
  const atLeast = of.atLeast?.[name];
  return atLeast === undefined ? duration(of[name]) : `≥ ${duration(atLeast)}`;
}

const spread = (of: Distribution) => [
  percentile(of, 'p50'),
  percentile(of, 'p85'),
  percentile(of, 'p95'),
  duration(of.mean),
  sample(of),
];

const SPREAD = ['P50', 'P85', 'P95', 'mean', 'sample'];

function heading({ asOf, journeys: { count, closed, open } }: Report): string {
  return [
    `Delivery report as of ${asOf ?? 'never: no events'}`,
    `${count} journeys: ${closed} closed, ${open} open`,
  ].join('\n');
}

function inputs(report: Report): string {
  const rows = report.inputs.map(
    ({ kind, path, records, events, rejected }) => [
      `${kind}:${path}`,
      `${records} records`,
      `${events} events`,
      `${rejected.length} rejected`,
    ],
  );
  const reasons = report.inputs.flatMap(({ rejected }) =>
    rejected.slice(0, 5).map(({ at, reason }) => `  rejected ${at}: ${reason}`),
  );
  return ['INPUTS', columns(rows), ...reasons].join('\n');
}

function journeys({ journeys: of }: Report): string {
  const rows = [
    ['', ...SPREAD],
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
    .slice(0, 20)
    .map(({ step, kind, visits, seconds, share }) => [
      step,
      kind,
      `${visits} visits`,
      duration(seconds),
      percent(share),
    ]);
  const more =
    of.bySteps.length > 20
      ? [`  and ${of.bySteps.length - 20} more in --format json`]
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
    ? ['GATES', columns([['', '', ...SPREAD], ...rows])].join('\n')
    : '';
}

function delivery({ delivery: of }: Report): string {
  const { changeLeadTime, stages, recoveryTime } = of;
  if (changeLeadTime.n + changeLeadTime.censored === 0 && !of.changeFailRate) {
    return '';
  }
  const rows = [
    ['', ...SPREAD],
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

function quality({ dataQuality: { observed, inferred, missing } }: Report) {
  return `Timestamps: ${observed} observed, ${inferred} inferred, ${missing} missing`;
}
