import { Connections } from '../api/Connections';
import { LONGEST_QUERY, PrometheusClient } from '../api/PrometheusClient';
import { PrometheusError } from '../api/PrometheusError';
import { hasWindow, increaseOf, isRanged, withWindow } from './counters';
import { ObjectiveProblem } from './ObjectiveProblem';
import { Metric } from './schemas';

/** An expression of an indicator, and how it is read. */
export interface Expression {
  /** `good`, for messages. */
  field: string;
  client: PrometheusClient;
  /**
   * `window`: evaluated at the end of each interval, for all of it.
   * `samples`: evaluated every minute or so, and put together.
   */
  reads: 'window' | 'samples';
  /** The PromQL for an interval of so many milliseconds. */
  promql(ms: number): string;
}

/** Where metrics may come from. */
export interface MetricSources {
  connections: Connections;
  /** Types of the file's data sources, by their names. */
  dataSources: ReadonlyMap<string, string>;
}

/**
 * Reads an expression of an indicator.
 *
 * @param options - `counter` as the metric has it; `false` where it cannot be one.
 * @throws ObjectiveProblem that names the field and the cure.
 */
export function expressionOf(
  metric: Metric,
  options: { field: string; counter?: boolean; sources: MetricSources },
): Expression {
  const { field, counter, sources } = options;
  const client = clientOf(metric, field, sources);
  const query = metric.metricSource.spec?.query;
  if (typeof query !== 'string' || query.trim() === '') {
    throw new ObjectiveProblem(
      `${field}.metricSource.spec.query: is missing; write a PromQL expression`,
    );
  }
  if (query.length > LONGEST_QUERY) {
    throw new ObjectiveProblem(
      `${field}.metricSource.spec.query: is longer than ${LONGEST_QUERY} characters; record it by a rule`,
    );
  }
  return { field, client, ...readingOf(query, field, counter) };
}

function readingOf(
  query: string,
  field: string,
  counter: boolean | undefined,
): Pick<Expression, 'reads' | 'promql'> {
  if (hasWindow(query)) {
    return { reads: 'window', promql: ms => withWindow(query, ms) };
  }
  if (counter) {
    try {
      return { reads: 'window', promql: increaseOf(query) };
    } catch (error) {
      throw new ObjectiveProblem(
        `${field}.metricSource.spec.query: ${(error as Error).message}`,
      );
    }
  }
  if (counter === undefined && !isRanged(query)) {
    throw new ObjectiveProblem(
      'ratioMetric.counter: is missing; write true if the metrics only ever grow, else false',
    );
  }
  return { reads: 'samples', promql: () => query };
}

function clientOf(
  { metricSource }: Metric,
  field: string,
  { connections, dataSources }: MetricSources,
): PrometheusClient {
  const ref = metricSource.metricSourceRef ?? undefined;
  const named = ref !== undefined && connections.has(ref) ? ref : undefined;
  const type =
    metricSource.type ??
    (ref === undefined ? undefined : dataSources.get(ref)) ??
    (named && 'Prometheus');
  if (type === undefined) {
    throw new ObjectiveProblem(
      `${field}.metricSource.type: is missing; write type: Prometheus`,
    );
  }
  if (type.toLocaleLowerCase('en-US') !== 'prometheus') {
    throw new ObjectiveProblem(
      `${field}.metricSource.type: ${type.slice(
        0,
        60,
      )} is not read; write type: Prometheus and a PromQL expression`,
    );
  }
  try {
    return connections.get(named);
  } catch (error) {
    if (error instanceof PrometheusError) {
      throw new ObjectiveProblem(
        `${field}.metricSource.metricSourceRef: ${error.message}`,
      );
    }
    throw error;
  }
}
