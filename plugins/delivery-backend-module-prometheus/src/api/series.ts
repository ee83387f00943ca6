import { AnswerData } from './answer';
import { PrometheusError } from './PrometheusError';

/** One figure of a series. @internal */
export interface Sample {
  /** Epoch milliseconds. */
  at: number;
  /** May be NaN or infinite: an expression can give that. */
  value: number;
}

/** One series, oldest sample first. @internal */
export interface Series {
  labels: Readonly<Record<string, string>>;
  samples: Sample[];
}

/** What came looks like an answer of Prometheus and cannot be one. */
export const malformed = (what: string) =>
  new PrometheusError(
    `what came is no answer of Prometheus (${what}); check that baseUrl is the address of Prometheus itself`,
  );

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** As Prometheus writes what is no number. */
const SPECIAL = new Map([
  ['NaN', NaN],
  ['+Inf', Infinity],
  ['Inf', Infinity],
  ['-Inf', -Infinity],
]);

/**
 * The series that an answer holds.
 *
 * @throws PrometheusError for what is no series of numbers.
 */
export function seriesIn(data: AnswerData): Series[] {
  switch (data.resultType) {
    case 'matrix':
      return data.result.map(({ metric, values, histograms }) => {
        requireNoHistogram(histograms);
        return { labels: metric, samples: inOrder(values.map(sampleOf)) };
      });
    case 'vector':
      return data.result.map(({ metric, value, histogram }) => {
        requireNoHistogram(histogram);
        if (!value) {
          throw malformed('a series without a figure');
        }
        return { labels: metric, samples: [sampleOf(value)] };
      });
    case 'scalar':
      return [{ labels: {}, samples: [sampleOf(data.result)] }];
    default:
      throw new PrometheusError(
        'the expression gives a text; write one that gives a number',
      );
  }
}

function sampleOf([seconds, text]: [number, string]): Sample {
  const value = NUMBER.test(text) ? Number(text) : SPECIAL.get(text);
  if (value === undefined) {
    throw malformed('a figure that is no number');
  }
  return { at: Math.round(seconds * 1_000), value };
}

/** The samples, if they ascend in time. */
export function inOrder(samples: Sample[]): Sample[] {
  const isAscending = samples.every(
    ({ at }, index) => index === 0 || at > samples[index - 1].at,
  );
  if (!isAscending) {
    throw malformed('samples that are not in the order of time');
  }
  return samples;
}

function requireNoHistogram(histogram: unknown): void {
  if (histogram !== undefined) {
    throw new PrometheusError(
      'the expression gives histograms; take one figure of them, with histogram_quantile() or histogram_count()',
    );
  }
}
