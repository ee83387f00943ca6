import { Report } from '@delivery-stack/flow';
import { duration, percent } from '../duration';
import { count } from '../numbers';
import { percentile, spread, spreadHeads } from '../spread';
import { bars, kindBar } from './bars';
import { legend } from './kinds';
import { table } from './markup';
import { section } from './page';
import { percentileStrips } from './strips';

/** Steps that the page shows; `--format json` has all. */
const MOST_STEPS = 15;

/** How long journeys take, and how much of it is governance. */
export function summary({ journeys: of }: Report): string {
  const { flowEfficiency: flow, governanceLatency } = of;
  const efficiency = flow
    ? `Flow efficiency ${percent(flow.ratioOfSums)} (at most ${percent(
        flow.atMost,
      )} if everything unaccounted were active); return is ${percent(
        flow.returnShare,
      )}.`
    : 'Flow efficiency not observed: nothing says when somebody acted.';
  const latency =
    governanceLatency.share === null
      ? 'Governance latency not observed: configure gates of kind approval or handoff.'
      : `Governance latency is ${percent(
          governanceLatency.share,
        )} of the elapsed time.`;
  const headline = percentile(of.elapsed, 'p50');
  const rows = [
    ['Elapsed', ...spread(of.elapsed)],
    ...(of.timeToValue ? [['Time to value', ...spread(of.timeToValue)]] : []),
    ['Governance latency', ...spread(governanceLatency)],
  ];
  return section(
    'Journeys',
    `<p><span class="headline">${headline}</span> elapsed, P50. ${latency} ${efficiency}</p>`,
    table({ caption: 'Durations', head: ['', ...spreadHeads], rows }),
  );
}

/** Where the days go, by kind and by function: both add up to the whole. */
export function days({ journeys: of }: Report): string {
  const byFunction = Object.entries(of.byFunction)
    .map(([name, seconds]) => ({ name, seconds }))
    .sort((one, other) => other.seconds - one.seconds);
  const total = byFunction.reduce((sum, each) => sum + each.seconds, 0);
  if (total === 0) {
    return '';
  }
  // A function's time holds several kinds, so its bar has the fill of none.
  const fillOf = (name: string) =>
    name === 'unaccounted' ? 'unaccounted' : 'neutral';
  return section(
    'Where the days go',
    kindBar(of.byKind),
    legend(of.byKind),
    bars(byFunction.map(each => ({ ...each, fill: fillOf(each.name) }))),
    table({
      caption: `Closed journeys; the rows add up to ${duration(total)}`,
      head: ['Function', 'Time', 'Share'],
      rows: byFunction.map(({ name, seconds }) => [
        name,
        duration(seconds),
        percent(seconds / total),
      ]),
    }),
  );
}

/** What each gate costs. */
export function gates({ gates: all }: Report): string {
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
  const head = ['Gate', 'Function', 'Kind', ...spreadHeads];
  const caption = 'Every gate and phase';
  return section(
    'Gates: how long a decision is waited for',
    percentileStrips(all),
    table({ caption, head, rows, text: [1, 2] }),
  );
}

/** The longest steps under the names of the source. */
export function steps({ journeys: { bySteps } }: Report): string {
  const longest = bySteps.filter(step => step.seconds > 0).slice(0, MOST_STEPS);
  if (longest.length === 0) {
    return '';
  }
  const rows = longest.map(({ step, kind, visits, seconds, share }) => [
    step,
    kind,
    count(visits),
    duration(seconds),
    percent(share),
  ]);
  return section(
    'Longest steps',
    bars(longest.map(each => ({ ...each, name: each.step, fill: each.kind }))),
    table({
      caption: 'Time in each step; steps may overlap',
      head: ['Step', 'Kind', 'Visits', 'Time', 'Share of elapsed'],
      rows,
      text: [1],
    }),
  );
}
