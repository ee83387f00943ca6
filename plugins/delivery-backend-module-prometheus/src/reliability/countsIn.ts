import { alignedRanges } from '../api/instants';
import { PrometheusError } from '../api/PrometheusError';
import { samplesOf } from '../api/samplesOf';
import { Expression } from '../openslo/expression';
import { Indicator } from '../openslo/indicator';
import { ObjectiveProblem } from '../openslo/ObjectiveProblem';
import { Slices } from './slices';

/** What was counted in one slice: events, samples or shares. */
export interface Counts {
  good: number;
  total: number;
}

/** Sums by slice. */
class Tally {
  readonly bySlice = new Map<number, Counts>();
  readonly #slices: Slices;

  constructor(slices: Slices) {
    this.#slices = slices;
  }

  add(at: number, { good, total }: Counts): void {
    const { origin, length } = this.#slices;
    // An instant on a border ends a slice: its figure is of the time before.
    const place = Math.ceil((at - origin) / length) - 1;
    const before = this.bySlice.get(place) ?? { good: 0, total: 0 };
    this.bySlice.set(place, {
      good: before.good + good,
      total: before.total + total,
    });
  }
}

/**
 * What was counted in each slice, by its place; slices without figures are
 * left out.
 *
 * @throws ObjectiveProblem where an expression gives nothing at all.
 */
export async function countsIn(
  indicator: Indicator,
  slices: Slices,
  signal: AbortSignal,
): Promise<Map<number, Counts>> {
  const values = (expression: Expression) =>
    valuesOf(expression, slices, signal);
  const counts = new Tally(slices);
  if (indicator.kind === 'ratio') {
    const { part, total } = indicator;
    const [parts, totals] = await Promise.all([values(part), values(total)]);
    requirePair(parts, totals, part.field);
    for (const [at, all] of totals) {
      const some = parts.get(at);
      // One without the other says nothing of their ratio.
      if (some !== undefined) {
        const good = indicator.counts === 'good' ? some : all - some;
        counts.add(at, { good, total: all });
      }
    }
  } else if (indicator.kind === 'threshold') {
    for (const [at, value] of await values(indicator.level)) {
      counts.add(at, { good: indicator.isGood(value) ? 1 : 0, total: 1 });
    }
  } else {
    for (const [at, share] of await values(indicator.share)) {
      const good = indicator.counts === 'good' ? share : 1 - share;
      counts.add(at, { good, total: 1 });
    }
  }
  return counts.bySlice;
}

/** Finite values of an expression, by instant. */
async function valuesOf(
  { client, field, reads, promql }: Expression,
  { origin, length, count, resolution }: Slices,
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const ranges = alignedRanges({
    origin,
    after: origin,
    until: origin + count * length,
    step: reads === 'window' ? length : resolution,
  });
  const values = new Map<number, number>();
  let gaps = 0;
  try {
    const query = promql(length);
    for await (const samples of samplesOf(client, { query, ranges, signal })) {
      for (const { at, value } of samples) {
        if (Number.isFinite(value)) {
          values.set(at, value);
        } else {
          gaps += 1;
        }
      }
    }
  } catch (error) {
    throw error instanceof PrometheusError
      ? new PrometheusError(`${field}: ${error.message}`)
      : error;
  }
  if (values.size === 0) {
    throw new ObjectiveProblem(
      gaps > 0
        ? `${field}: gives NaN or infinity all the time; look at what it divides by`
        : `${field}: gives nothing in the window; check the metric's name and labels, append "or vector(0)" if there may be none, and give a slice time for two scrapes`,
    );
  }
  return values;
}

function requirePair(
  parts: ReadonlyMap<number, number>,
  totals: ReadonlyMap<number, number>,
  field: string,
): void {
  if (![...totals.keys()].some(at => parts.has(at))) {
    throw new ObjectiveProblem(
      `${field}: has no figure at the instants at which total has; read both from the same scrapes`,
    );
  }
}
