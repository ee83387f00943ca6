import { stringify } from 'yaml';

/** What is said of an SLO; what is left out is as simple as can be. */
export interface SloText {
  name?: string;
  counter?: boolean;
  good?: string;
  bad?: string;
  total?: string;
  raw?: string;
  rawType?: string;
  threshold?: string;
  op?: string;
  value?: number;
  method?: string;
  target?: number;
  slice?: string | number;
  sliceTarget?: number;
  /** Of the metric sources; default: `type: Prometheus`. */
  source?: object;
  /** YAML of the list of time windows; default: a day, rolling. */
  window?: string;
}

/** An OpenSLO document with one SLO of one objective. */
export function sloText(text: SloText): string {
  const metric = (query: string | undefined) =>
    query && {
      metricSource: {
        ...(text.source ?? { type: 'Prometheus' }),
        spec: { query },
      },
    };
  const spec = text.threshold
    ? { thresholdMetric: metric(text.threshold) }
    : {
        ratioMetric: {
          counter: text.counter,
          good: metric(text.good),
          bad: metric(text.bad),
          total: metric(text.total),
          raw: metric(text.raw),
          rawType: text.rawType,
        },
      };
  const slo = {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: text.name ?? 'shop' },
    spec: {
      service: 'shop',
      indicator: { metadata: { name: 'requests' }, spec },
      budgetingMethod: text.method ?? 'Occurrences',
      objectives: [
        {
          op: text.op,
          value: text.value,
          target: text.target ?? 0.99,
          timeSliceWindow: text.slice,
          timeSliceTarget: text.sliceTarget,
        },
      ],
    },
  };
  const window = text.window ?? '\n    - { duration: 1d, isRolling: true }';
  return `${stringify(slo)}  timeWindow:${window}\n`;
}
