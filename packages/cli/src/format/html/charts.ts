import { GateFigures } from '@delivery-stack/flow';
import { duration, percent } from '../duration';
import { sample } from '../table';
import { kindStyles } from './kinds';
import { escape } from './markup';

const WIDTH = 960;
const LABELS = 220;
const ROW = 26;

/** A bar whose parts add up to the whole: where the days go, by kind. */
export function kindBar(seconds: Record<string, number>): string {
  const total = Object.values(seconds).reduce((sum, each) => sum + each, 0);
  let x = 0;
  const parts = kindStyles.map(({ kind }) => {
    const width = total > 0 ? (seconds[kind] / total) * WIDTH : 0;
    const part = `<rect x="${x.toFixed(1)}" width="${width.toFixed(
      1,
    )}" height="28" fill="url(#${kind})"/>`;
    x += width;
    return part;
  });
  const finding = kindStyles
    .filter(({ kind }) => seconds[kind] > 0)
    .map(
      ({ kind, title }) =>
        `${title} ${duration(seconds[kind])} (${percent(
          seconds[kind] / total,
        )})`,
    )
    .join(', ');
  return chart(parts.join(''), 28, finding);
}

/** Horizontal bars with their values: one row a name. */
export function bars(
  rows: ReadonlyArray<{ name: string; seconds: number; fill: string }>,
): string {
  const longest = Math.max(...rows.map(row => row.seconds), 1);
  const room = WIDTH - LABELS - 110;
  const marks = rows.map(({ name, seconds, fill }, index) => {
    const y = index * ROW;
    const width = (seconds / longest) * room;
    return `<text x="${LABELS - 8}" y="${y + 17}" text-anchor="end">${escape(
      shortened(name),
    )}</text><rect x="${LABELS}" y="${y + 4}" width="${width.toFixed(
      1,
    )}" height="18" fill="url(#${fill})" stroke="#787B7F" stroke-width=".4"/><text x="${(
      LABELS +
      width +
      6
    ).toFixed(1)}" y="${y + 17}">${duration(seconds)}</text>`;
  });
  const first = rows[0];
  return chart(
    marks.join(''),
    rows.length * ROW,
    first ? `${first.name} is the largest with ${duration(first.seconds)}` : '',
  );
}

/** P50, P85 and P95 of each gate's queue on one axis. */
export function percentileStrips(gates: readonly GateFigures[]): string {
  const shown = gates.filter(gate => gate.queue.n > 0);
  const reach = Math.max(
    ...shown.map(({ queue }) => queue.p95 ?? queue.p85 ?? queue.p50 ?? 0),
    1,
  );
  const x = (seconds: number) =>
    LABELS + (seconds / reach) * (WIDTH - LABELS - 200);
  const marks = shown.map(({ title, queue }, index) => {
    const y = index * ROW + 13;
    const points = (['p50', 'p85', 'p95'] as const)
      .filter(name => queue[name] !== null && !queue.weak?.includes(name))
      .map(name => ({ name, at: x(queue[name] ?? 0) }));
    const line = points.length
      ? `<path d="M${LABELS} ${y}H${points
          .at(-1)
          ?.at.toFixed(1)}" stroke="#D27820" stroke-width="2"/>`
      : '';
    const dots = points.map(({ name, at }) =>
      name === 'p50'
        ? `<circle cx="${at.toFixed(1)}" cy="${y}" r="5" fill="#D27820"/>`
        : `<path d="M${at.toFixed(1)} ${
            y - 7
          }v14" stroke="#D27820" stroke-width="3"/>`,
    );
    const words = points.length
      ? points.map(({ name }) => duration(queue[name])).join(' · ')
      : 'too few decisions';
    return `<text x="${LABELS - 8}" y="${y + 4}" text-anchor="end">${escape(
      shortened(title),
    )}</text>${line}${dots.join('')}<text x="${
      (points.at(-1)?.at ?? LABELS) + 12
    }" y="${y + 4}">${words}, ${sample(queue)}</text>`;
  });
  return chart(
    marks.join(''),
    shown.length * ROW,
    'Queue before each gate: dot P50, bars P85 and P95; all values stand in the table below',
  );
}

const shortened = (name: string) =>
  name.length > 34 ? `${name.slice(0, 33)}…` : name;

function chart(marks: string, height: number, finding: string): string {
  return height === 0
    ? ''
    : `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escape(
        finding,
      )}">${marks}</svg>`;
}
