import { KaplanMeier } from './kaplanMeier';

/** 97.5 % quantile of the normal distribution. */
const NORMAL_975 = 1.959963984540054;

/** A point of the waiting curve, with its 95 % band. @public */
export interface SurvivalPoint {
  /** Milliseconds. */
  age: number;
  /** Share of items still waiting just after this age, from 0 to 1. */
  survival: number;
  lower: number;
  upper: number;
}

/**
 * Every step of the curve with its pointwise 95 % band.
 *
 * @remarks
 * Variance by Greenwood 1926, on the log–log scale (Kalbfleisch–Prentice
 * 1980), so that the band stays within 0 and 1. The band is not defined where
 * S is 0: there it keeps its last upper bound.
 *
 * @internal
 */
export function* survivalBand(curve: KaplanMeier): Generator<SurvivalPoint> {
  let survival = 1;
  let variance = 0;
  let upper = 1;
  for (let step = 0; step < curve.ages.length; step += 1) {
    const age = curve.ages[step];
    const atRisk = curve.atRisk[step];
    const survived = atRisk - curve.decided[step];
    survival *= survived / atRisk;
    if (survived === 0 || survival === 0) {
      yield { age, survival: 0, lower: 0, upper };
    } else {
      variance += curve.decided[step] / (atRisk * survived);
      const width = (NORMAL_975 * Math.sqrt(variance)) / -Math.log(survival);
      upper = survival ** Math.exp(-width);
      yield { age, survival, lower: survival ** Math.exp(width), upper };
    }
  }
}

/** Ages between which a percentile lies with 95 % confidence. @public */
export interface PercentileInterval {
  /** Milliseconds; undefined where the band does not reach the percentile. */
  from?: number;
  /** Milliseconds; undefined where the band does not reach the percentile. */
  to?: number;
}

/**
 * The 95 % interval of a percentile: the log–log Greenwood band, inverted.
 *
 * @public
 */
export function percentileInterval(
  curve: KaplanMeier,
  percent: number,
): PercentileInterval {
  const share = (100 - percent) / 100;
  const interval: PercentileInterval = {};
  for (const { age, lower, upper } of survivalBand(curve)) {
    if (interval.from === undefined && lower < share) {
      interval.from = age;
    }
    if (upper < share) {
      return { ...interval, to: age };
    }
  }
  return interval;
}
