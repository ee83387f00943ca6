import { Expression, expressionOf, MetricSources } from './expression';
import { ObjectiveProblem } from './ObjectiveProblem';
import { IndicatorSpec, RatioMetric, SloObjective } from './schemas';

/** What an objective is measured by, ready to be read. */
export type Indicator =
  | {
      kind: 'ratio';
      part: Expression;
      /** What the part counts. */
      counts: 'good' | 'bad';
      total: Expression;
    }
  /** Each sample is good or bad. */
  | { kind: 'threshold'; level: Expression; isGood(value: number): boolean }
  /** Each sample is a share, of what is good or of what is bad. */
  | { kind: 'raw'; share: Expression; counts: 'good' | 'bad' };

const comparisons: Readonly<
  Record<string, (value: number, limit: number) => boolean>
> = {
  lt: (value, limit) => value < limit,
  lte: (value, limit) => value <= limit,
  gt: (value, limit) => value > limit,
  gte: (value, limit) => value >= limit,
};

/**
 * Reads an indicator for an objective.
 *
 * @throws ObjectiveProblem that names the field and the cure.
 */
export function indicatorOf(
  { thresholdMetric, ratioMetric }: IndicatorSpec,
  objective: SloObjective,
  sources: MetricSources,
): Indicator {
  if (Boolean(thresholdMetric) === Boolean(ratioMetric)) {
    throw new ObjectiveProblem(
      'indicator: has to have one of thresholdMetric and ratioMetric; write one of both',
    );
  }
  if (ratioMetric) {
    return ratioMetric.raw
      ? rawOf(ratioMetric, sources)
      : ratioOf(ratioMetric, sources);
  }
  const isGood = comparisonOf(objective);
  const level = expressionOf(thresholdMetric!, {
    field: 'thresholdMetric',
    counter: false,
    sources,
  });
  return { kind: 'threshold', level: sampled(level), isGood };
}

function comparisonOf({ op, value }: SloObjective) {
  const holds = Object.hasOwn(comparisons, op ?? '')
    ? comparisons[op!]
    : undefined;
  if (!holds) {
    throw new ObjectiveProblem(
      'objectives.op: is missing or unknown; write lt, lte, gt or gte',
    );
  }
  if (value === undefined || value === null) {
    throw new ObjectiveProblem(
      'objectives.value: is missing; write what the metric is compared with',
    );
  }
  return (sample: number) => holds(sample, value);
}

function ratioOf(metric: RatioMetric, sources: MetricSources): Indicator {
  const { good, bad, total } = metric;
  if (Boolean(good) === Boolean(bad)) {
    throw new ObjectiveProblem(
      'ratioMetric: has to have one of good and bad; write one of both',
    );
  }
  if (!total) {
    throw new ObjectiveProblem(
      'ratioMetric.total: is missing; write what counts all events',
    );
  }
  const counter = metric.counter ?? undefined;
  const counts = good ? 'good' : 'bad';
  const part = expressionOf((good ?? bad)!, {
    field: `ratioMetric.${counts}`,
    counter,
    sources,
  });
  const field = 'ratioMetric.total';
  const whole = expressionOf(total, { field, counter, sources });
  if (part.reads !== whole.reads) {
    throw new ObjectiveProblem(
      `ratioMetric: ${counts} and total are counted in different ways; put {{.window}} into both, or into none`,
    );
  }
  return { kind: 'ratio', part, counts, total: whole };
}

function rawOf(metric: RatioMetric, sources: MetricSources): Indicator {
  const { raw, rawType, good, bad, total } = metric;
  if (good || bad || total) {
    throw new ObjectiveProblem(
      'ratioMetric.raw: stands beside good, bad or total; write one or the other',
    );
  }
  if (rawType !== 'success' && rawType !== 'failure') {
    throw new ObjectiveProblem(
      'ratioMetric.rawType: is missing or unknown; write success or failure',
    );
  }
  const share = expressionOf(raw!, {
    field: 'ratioMetric.raw',
    counter: false,
    sources,
  });
  const counts = rawType === 'success' ? 'good' : 'bad';
  return { kind: 'raw', share: sampled(share), counts };
}

/** Values of which each counts for itself have no window of their own. */
function sampled(expression: Expression): Expression {
  if (expression.reads === 'window') {
    throw new ObjectiveProblem(
      `${expression.field}.metricSource.spec.query: has a {{.window}}, which only good, bad and total can have; write a range like [5m]`,
    );
  }
  return expression;
}
