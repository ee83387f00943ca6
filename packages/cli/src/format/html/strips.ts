import { GateFigures } from '@delivery-stack/flow';
import { duration } from '../duration';
import { percentile, sample } from '../spread';
import { chart, frame, label, words } from './chart';

const QUEUE = '#D27820';

/** Right of the axis: three percentiles and a sample in words. */
const WORDS = 390;
const AXIS = frame.width - frame.labels - WORDS;
const names = ['p50', 'p85', 'p95'] as const;

/** The percentiles that a sample bears. */
const shownOf = ({ queue }: GateFigures) =>
  names.filter(name => queue[name] !== null && !queue.weak?.includes(name));

/** P50, P85 and P95 of each gate's queue on one axis. */
export function percentileStrips(gates: readonly GateFigures[]): string {
  const shown = gates.filter(({ queue }) => queue.n + queue.censored > 0);
  const values = shown.flatMap(gate =>
    shownOf(gate).map(name => gate.queue[name] ?? 0),
  );
  const longest = Math.max(...values, 1);
  const place = (seconds: number) => frame.labels + (seconds / longest) * AXIS;
  const strips = shown.map((gate, index) => strip(gate, index, place));
  const height = shown.length * frame.row + (values.length > 0 ? 20 : 0);
  const marks = values.length > 0 ? [...strips, axis(longest, height)] : strips;
  return chart({
    marks: marks.join(''),
    height: shown.length === 0 ? 0 : height,
    finding: findingOf(shown),
  });
}

function strip(
  gate: GateFigures,
  index: number,
  place: (seconds: number) => number,
): string {
  const y = index * frame.row + 13;
  const points = shownOf(gate).map(name => ({
    name,
    at: place(gate.queue[name] ?? 0).toFixed(1),
  }));
  const last = points.at(-1);
  const line = last
    ? `<path d="M${frame.labels} ${y}H${last.at}" stroke="${QUEUE}" stroke-width="2"/>`
    : '';
  const dots = points.map(({ name, at }) =>
    name === 'p50'
      ? `<circle cx="${at}" cy="${y}" r="5" fill="${QUEUE}"/>`
      : `<path d="M${at} ${y - 7}v14" stroke="${QUEUE}" stroke-width="3"/>`,
  );
  const said = points.length
    ? points.map(({ name }) => percentile(gate.queue, name)).join(' · ')
    : 'too few decisions';
  const beside = { x: frame.labels + AXIS + 16, y: y + 4 };
  return [
    label(gate.title, y + 4),
    line,
    ...dots,
    words(`${said}, ${sample(gate.queue)}`, beside),
  ].join('');
}

function axis(longest: number, height: number): string {
  const y = height - 4;
  const end = frame.labels + AXIS;
  return [
    `<path d="M${frame.labels} ${height - 18}H${end}" stroke="#787B7F"/>`,
    words('0', { x: frame.labels, y }),
    words(duration(longest), { x: end, y, anchor: 'end' }),
  ].join('');
}

function findingOf(shown: readonly GateFigures[]): string {
  const [worst] = shown
    .filter(gate => shownOf(gate).includes('p50'))
    .sort((one, other) => (other.queue.p50 ?? 0) - (one.queue.p50 ?? 0));
  return worst
    ? `The longest queue is before ${
        worst.title
      }: half wait longer than ${duration(
        worst.queue.p50,
      )}. Dot P50, bars P85 and P95; all values stand in the table below`
    : 'No gate has enough decisions for a percentile of its queue';
}
