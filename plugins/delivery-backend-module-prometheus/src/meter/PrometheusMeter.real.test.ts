import { mockServices } from '@backstage/backend-test-utils';
import { connected } from '../__testUtils__/connected';
import { DAY, END, given, HOUR, START } from '../__testUtils__/given';
import {
  describeOnPrometheus,
  startPrometheus,
} from '../__testUtils__/realPrometheus';
import { PrometheusConfig } from '../config/readPrometheusConfig';
import { PrometheusMeter } from './PrometheusMeter';

// Starts a server, and a busy machine takes its time.
jest.setTimeout(120_000);

const { signal } = new AbortController();

describeOnPrometheus('a meter on a real Prometheus', () => {
  let server: Awaited<ReturnType<typeof startPrometheus>>;
  beforeAll(async () => {
    server = await startPrometheus(given());
  });
  afterAll(() => server?.stop());

  const read = (
    query: string,
    options: {
      every?: number;
      since?: number;
      until?: number;
      config?: Partial<PrometheusConfig>;
    } = {},
  ) =>
    PrometheusMeter.create(
      connected([{ baseUrl: server.url, ...options.config }]),
    ).read({
      settings: { query },
      since: options.since ?? START - DAY,
      until: options.until ?? END + 1,
      every: options.every ?? 6 * HOUR,
      signal,
      logger: mockServices.logger.mock(),
    });
  const hours = (readings: Array<{ at: number }>) =>
    readings.map(({ at }) => (at - START) / HOUR);

  it('should give readings, and leave gaps out', async () => {
    const readings = await read('sum(customers)');
    expect(readings).toEqual(
      [0, 6, 12, 18, 24, 30, 36, 42, 72, 78, 84, 90, 96].map(hour => ({
        at: START + hour * HOUR,
        value: 1_000 + 2 * hour,
      })),
    );
  });

  it('should read the same instants whenever it begins', async () => {
    const early = await read('sum(customers)', { since: START + 1 });
    const late = await read('sum(customers)', { since: START + 5 * HOUR });
    expect(hours(early)).toEqual(hours(late));
    expect(hours(early)[0]).toBe(6);
  });

  it('should go on in the next range, and stop at 10,000', async () => {
    const every = 30_000;
    const first = await read('sum(latency_ms)', { every });
    expect(first).toHaveLength(10_000);
    const { at } = first.at(-1)!;
    const rest = await read('sum(latency_ms)', { every, since: at });
    expect(rest[0].at).toBe(at + every);
    // 4 days in half minutes, with both ends.
    expect(rest).toHaveLength(4 * 2_880 + 1 - 10_000);
  });

  it('should take an expression that is too long for an address', async () => {
    const long = `sum(customers)${' + 0'.repeat(1_200)}`;
    expect(long.length).toBeGreaterThan(4_500);
    expect(await read(long)).toEqual(await read('sum(customers)'));
  });

  it('should take a scalar', async () => {
    const readings = await read('1e2 / 8', { since: END - DAY });
    expect(readings.map(({ value }) => value)).toEqual(Array(4).fill(12.5));
  });

  it('should leave out what is no number', async () => {
    // Infinite at midnight, where it divides by 0.
    const readings = await read('sum(customers) / hour()');
    expect(hours(readings)).toEqual([6, 12, 18, 30, 36, 42, 78, 84, 90]);
  });

  it('should give nothing where there is nothing', async () => {
    expect(await read('sum(no_such_metric)')).toEqual([]);
    expect(await read('sum(customers)', { since: END + 1 })).toEqual([]);
  });

  it.each([
    ['customers', /several series, which differ in pod; aggregate/],
    ['requests_total', /differ in code, instance; aggregate/],
    ['sum(customers) * NaN', /gave NaN or infinity at each of 13 instants/],
    ['sum(customers', /cannot read the expression: .*unclosed left/],
    ['customers[5m]', /cannot read the expression: .*"range vector"/],
    ['"words"', /cannot read the expression: .*"string"/],
    [
      'latency_ms + on() customers',
      /cannot evaluate the expression: found duplicate series/,
    ],
  ])('should say what is wrong with %s', async (query, message) => {
    await expect(read(query)).rejects.toThrow(message);
  });

  it('should say that a query is too slow', async () => {
    const slow = read('sum(count_over_time(customers[4d:1s]))', {
      config: { queryTimeout: 1 },
    });
    await expect(slow).rejects.toThrow(
      'Prometheus (main): the query took too long; select fewer series, record it by a rule, or raise delivery.prometheus.main.queryTimeout and requestTimeout',
    );
  });
});
