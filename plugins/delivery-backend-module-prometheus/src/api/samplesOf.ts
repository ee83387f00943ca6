import { oneSeries } from './oneSeries';
import { PrometheusClient, Steps } from './PrometheusClient';
import { malformed, Sample, Series } from './series';

/**
 * The samples of the one series that an expression gives, range by range.
 *
 * @param ranges - The earliest first; asked one after the other, as they are
 * needed.
 * @throws PrometheusError, also where another range gives another series.
 */
export async function* samplesOf(
  client: PrometheusClient,
  options: { query: string; ranges: Iterable<Steps>; signal: AbortSignal },
): AsyncGenerator<Sample[]> {
  const { query, ranges, signal } = options;
  let known: Series[] = [];
  for (const range of ranges) {
    const found = await client.range(query, range, signal);
    const one = oneSeries([...known, ...found]);
    const samples = one?.samples ?? [];
    if (samples.some(({ at }) => at < range.start || at > range.end)) {
      throw malformed('samples that were not asked for');
    }
    known = one ? [{ ...one, samples: [] }] : [];
    yield samples;
  }
}
