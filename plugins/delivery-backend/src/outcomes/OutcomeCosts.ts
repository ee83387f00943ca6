import {
  CostCourseReport,
  CostPerOutcome,
  OutcomeMeasure,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  costPerOutcome,
  NoCostPerOutcome,
  Reading,
} from '@delivery-stack/flow';
import { DAY, iso, startOfDay } from '../insight/window';
import { ConstraintContext } from './constraints/ConstraintJudge';
import { chargedRefs } from './contributingComponents';
import { CostReader } from './CostReader';
import { QUARTER } from './report/quarterBefore';
import { MeasureSeries } from './Series';

/** A year of seasons: longer, and cost of long ago hides that of today. */
const WINDOW = 365 * DAY;

/** Most anomalies that a card names, those that cost most first. */
const MOST_ANOMALIES = 10;

const REASONS: Record<NoCostPerOutcome, string> = {
  noCost: 'No cost of what contributes is known in that time',
  noReading: 'Nothing is measured, so cost buys nothing that could be named',
  nothingMoved: 'The measure did not move in that time',
  gotWorse: 'The measure moved away from its target in that time',
};

/** Says what one unit of progress costs. @internal */
export class OutcomeCosts {
  readonly #costs: CostReader;

  static create(options: { costs: CostReader }): OutcomeCosts {
    return new OutcomeCosts(options.costs);
  }

  private constructor(costs: CostReader) {
    this.#costs = costs;
  }

  /**
   * Over the last year, or since the first reading where that is later: cost
   * and progress are of one and the same time. Null: no cost is connected.
   */
  async perOutcome(
    context: ConstraintContext,
    { readings }: MeasureSeries,
  ): Promise<CostPerOutcome | null> {
    const { stored, asOf } = context;
    const since = Math.max(
      asOf - WINDOW,
      readings[0]?.at ?? asOf - QUARTER * DAY,
    );
    const window = { since: startOfDay(since), until: asOf };
    const { connected, through } = await this.#costs.coverage(window);
    if (!connected) {
      return null;
    }
    const spent = await this.#costs.spend(chargedRefs(context), window);
    const cost = Object.fromEntries(
      spent.map(({ currency, effective }) => [currency, effective]),
    );
    const moved = movedIn(readings, stored.outcome.spec.measure);
    const result = costPerOutcome(cost, moved);
    return {
      cost: money(cost),
      since: iso(window.since),
      until: through ? iso(Date.parse(through) + DAY) : iso(window.until),
      moved,
      perUnit: result.perUnit && money(result.perUnit),
      ...(result.perUnit === null && { reason: REASONS[result.reason] }),
    };
  }

  /**
   * What costs more than its own season and trend explain, of everything that
   * contributes, each on its own. Null: no cost is known of any.
   */
  async course(context: ConstraintContext): Promise<CostCourseReport | null> {
    const courses = await this.#costs.courses(chargedRefs(context));
    const watched = courses.filter(course => course.watched);
    return courses.length === 0
      ? null
      : {
          ...(watched.length > 0 && { watched: watched[0].watched }),
          n: watched.length,
          tooYoung: courses.length - watched.length,
          anomalies: courses
            .flatMap(anomaliesOf)
            .sort((left, right) => right.excess - left.excess)
            .slice(0, MOST_ANOMALIES),
        };
  }
}

function anomaliesOf({
  entityRef,
  currency,
  anomalies,
}: Awaited<ReturnType<CostReader['courses']>>[number]) {
  return anomalies.map(({ expected, actual, excess, ...rest }) => ({
    entityRef,
    currency,
    ...rest,
    expected: Number(expected),
    actual: Number(actual),
    excess: Number(excess),
  }));
}

/** From the baseline on: what was read first may be progress already. */
function movedIn(
  readings: readonly Reading[],
  { baseline, direction }: OutcomeMeasure,
): number | null {
  const latest = readings.at(-1);
  if (!latest) {
    return null;
  }
  const gained = latest.value - baseline;
  return direction === 'up' ? gained : -gained;
}

/** Cents are decided on by whoever shows them. */
function money(amounts: Readonly<Record<string, string>>) {
  return Object.entries(amounts)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount: Number(amount) }));
}
