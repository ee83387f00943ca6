import { Distribution, Report } from '@delivery-stack/flow';
import { duration, percent } from '../duration';
import { percentile, sample } from '../table';
import { bars, kindBar, percentileStrips } from './charts';
import { legend, patterns } from './kinds';
import { escape, table } from './markup';

const STYLE = `
body{font:13px/1.5 system-ui,sans-serif;max-width:1000px;margin:24px auto;padding:0 16px;color:#1b1d1f;background:#f7f8f9}
h1{font-size:24px;margin:0}h2{font-size:16px;margin:0 0 8px}
section{background:#fff;border:1px solid #dfe2e5;border-radius:4px;padding:16px;margin:16px 0;overflow-x:auto}
table{border-collapse:collapse;width:100%;margin-top:8px}caption{text-align:left;color:#54585c}
th,td{text-align:right;padding:4px 8px;border-bottom:1px solid #eceef0;font-variant-numeric:tabular-nums;white-space:nowrap}
th:first-child{text-align:left;font-weight:600;white-space:normal}thead th{color:#54585c;font-weight:500}
svg{max-width:100%;height:auto;font:12px system-ui,sans-serif}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:16px;color:#3c4043}
.headline{font-size:28px;font-weight:600}.note{color:#54585c}
@media print{body{background:#fff;margin:0}section{break-inside:avoid}}`;

/** The report as one page without scripts, fonts or images from elsewhere. */
export function htmlReport(report: Report): string {
  const { asOf, journeys } = report;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Delivery report</title><style>${STYLE}</style></head><body>${patterns()}
<h1>Where does the time go?</h1>
<p class="note">As of ${escape(asOf ?? 'never')}; ${journeys.count} journeys: ${
    journeys.closed
  } closed, ${journeys.open} open (censored).</p>
${summary(report)}${days(report)}${gates(report)}${steps(report)}${delivery(
    report,
  )}${inputs(report)}
</body></html>`;
}

const spread = (of: Distribution) => [
  percentile(of, 'p50'),
  percentile(of, 'p85'),
  percentile(of, 'p95'),
  duration(of.mean),
  sample(of),
];
const SPREAD = ['P50', 'P85', 'P95', 'mean', 'sample'];

const section = (title: string, ...content: string[]) =>
  `<section><h2>${escape(title)}</h2>${content.join('\n')}</section>`;

function summary({ journeys: of }: Report): string {
  const flow = of.flowEfficiency;
  const efficiency = flow
    ? `Flow efficiency ${percent(flow.ratioOfSums)} (at most ${percent(
        flow.atMost,
      )} if everything unaccounted were active); return is ${percent(
        flow.returnShare,
      )}.`
    : 'Flow efficiency not observed: nothing says when somebody acted.';
  return section(
    'Journeys',
    `<p><span class="headline">${percentile(
      of.elapsed,
      'p50',
    )}</span> elapsed, P50. Governance latency is ${percent(
      of.governanceLatency.share,
    )} of the elapsed time. ${efficiency}</p>`,
    table(
      'Durations',
      ['', ...SPREAD],
      [
        ['Elapsed', ...spread(of.elapsed)],
        ...(of.timeToValue
          ? [['Time to value', ...spread(of.timeToValue)]]
          : []),
        ['Governance latency', ...spread(of.governanceLatency)],
      ],
    ),
  );
}

function days({ journeys: of }: Report): string {
  const byFunction = Object.entries(of.byFunction)
    .map(([name, seconds]) => ({ name, seconds }))
    .sort((one, other) => other.seconds - one.seconds);
  const total = byFunction.reduce((sum, each) => sum + each.seconds, 0);
  if (total === 0) {
    return '';
  }
  return section(
    'Where the days go',
    kindBar(of.byKind),
    legend(),
    bars(
      byFunction.map(each => ({
        ...each,
        fill: each.name === 'unaccounted' ? 'unaccounted' : 'work',
      })),
    ),
    table(
      `Closed journeys; the rows add up to ${duration(total)}`,
      ['Function', 'Time', 'Share'],
      byFunction.map(({ name, seconds }) => [
        name,
        duration(seconds),
        percent(seconds / total),
      ]),
    ),
  );
}

function gates({ gates: all }: Report): string {
  if (all.length === 0) {
    return '';
  }
  const rows = all.flatMap(gate =>
    (['queue', 'processing', 'return', 'total'] as const).map(phase => [
      `${gate.title} · ${phase}`,
      gate.function,
      gate.kind,
      ...spread(gate[phase]),
    ]),
  );
  return section(
    'Gates',
    percentileStrips(all),
    table(
      'Every gate and phase',
      ['Gate', 'Function', 'Kind', ...SPREAD],
      rows,
    ),
  );
}

function steps({ journeys: { bySteps } }: Report): string {
  const longest = bySteps.filter(step => step.seconds > 0).slice(0, 15);
  return longest.length === 0
    ? ''
    : section(
        'Longest steps',
        bars(
          longest.map(({ step, kind, seconds }) => ({
            name: step,
            seconds,
            fill: kind,
          })),
        ),
        table(
          'Time in each step; steps may overlap',
          ['Step', 'Kind', 'Visits', 'Time', 'Share of elapsed'],
          longest.map(({ step, kind, visits, seconds, share }) => [
            step,
            kind,
            String(visits),
            duration(seconds),
            percent(share),
          ]),
        ),
      );
}

function delivery({ delivery: of }: Report): string {
  if (of.changeLeadTime.n + of.changeLeadTime.censored === 0) {
    return '';
  }
  return section(
    'Delivery performance',
    `<p>${
      of.deploymentFrequencyPerDay?.toFixed(2) ?? '–'
    } production deployments a day; change fail rate ${percent(
      of.changeFailRate,
    )}.</p>`,
    table(
      'Changes',
      ['', ...SPREAD],
      [
        ['Change lead time', ...spread(of.changeLeadTime)],
        ...Object.entries(of.stages).map(([name, each]) => [
          name,
          ...spread(each),
        ]),
        ['Recovery time', ...spread(of.recoveryTime)],
      ],
    ),
  );
}

function inputs({ inputs: all, dataQuality: quality }: Report): string {
  const rejected = all.flatMap(({ path, rejected: list }) =>
    list.slice(0, 10).map(({ at, reason }) => [path, at, reason]),
  );
  return section(
    'How far these numbers can be trusted',
    `<p>Timestamps: ${quality.observed} observed, ${quality.inferred} inferred, ${quality.missing} missing.</p>`,
    table(
      'Inputs',
      ['Input', 'Records', 'Events', 'Rejected'],
      all.map(({ kind, path, records, events, rejected: list }) => [
        `${kind}:${path}`,
        String(records),
        String(events),
        String(list.length),
      ]),
    ),
    table('Rejected', ['Input', 'Where', 'Why'], rejected),
  );
}
