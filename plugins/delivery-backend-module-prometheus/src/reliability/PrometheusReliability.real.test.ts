import { connected } from '../__testUtils__/connected';
import { END, given } from '../__testUtils__/given';
import {
  describeOnPrometheus,
  startPrometheus,
} from '../__testUtils__/realPrometheus';
import { SloText, sloText } from '../__testUtils__/sloText';
import { PrometheusReliability } from './PrometheusReliability';

// Starts a server, and a busy machine takes its time.
jest.setTimeout(120_000);

const { signal } = new AbortController();

const GOOD = 'requests_total{code="200"}';
const BAD = 'requests_total{code="500"}';
const rate = (selector: string) => `sum(rate(${selector}[5m]))`;

describeOnPrometheus('objectives on a real Prometheus', () => {
  let server: Awaited<ReturnType<typeof startPrometheus>>;
  beforeAll(async () => {
    server = await startPrometheus(given());
  });
  afterAll(() => server?.stop());

  const budget = async (text: SloText) => {
    const reader = PrometheusReliability.create(
      connected([{ baseUrl: server.url }]),
    );
    const document = sloText(text);
    return (await reader.budgets({ document, at: END, signal }))[0];
  };

  // On each instance, of a day: 1,430 minutes of 0.5, and 10 of 100.
  const FAILED = (1_430 * 0.5 + 1_000) / 144_000;

  it.each<[string, SloText]>([
    ['good and total', { good: `sum(${GOOD})`, total: 'sum(requests_total)' }],
    ['bad and total', { bad: `sum(${BAD})`, total: 'sum(requests_total)' }],
    [
      'parts that are added',
      {
        bad: `sum(${BAD})`,
        total: `sum(${GOOD}) + sum(${BAD}) or vector(0)`,
      },
    ],
  ])('should evaluate counters: %s', async (_, text) => {
    const { actual, left, ...more } = await budget({
      ...text,
      counter: true,
      target: 0.98,
    });
    expect(more).toEqual({ objective: 'shop', target: 0.98, window: 'P1D' });
    // The minute in which an instance starts anew is lost to both.
    expect(actual).toBeCloseTo(1 - FAILED, 5);
    expect(left).toBeCloseTo(1 - FAILED / 0.02, 3);
  });

  it('should put the window where it is asked for', async () => {
    const { actual } = await budget({
      good: `sum(increase(${GOOD}[{{.window}}]))`,
      total: 'sum(increase(requests_total[{{ .window }}]))',
    });
    expect(actual).toBeCloseTo(1 - FAILED, 5);
  });

  it('should sample what is no counter', async () => {
    const { actual } = await budget({
      good: rate(GOOD),
      total: rate('requests_total'),
    });
    expect(actual).toBeCloseTo(1 - FAILED, 3);
  });

  it('should count good slices of time', async () => {
    const { actual, left } = await budget({
      good: `sum(${GOOD})`,
      total: 'sum(requests_total)',
      counter: true,
      method: 'Timeslices',
      slice: '10m',
      sliceTarget: 0.95,
      target: 0.99,
    });
    // The outage fills one of 144 slices.
    expect(actual).toBeCloseTo(143 / 144, 10);
    expect(left).toBeCloseTo(1 - 1 / 144 / 0.01, 8);
  });

  it('should average the shares of slices', async () => {
    const text: SloText = { method: 'RatioTimeslices', slice: '10m' };
    const share = (143 * 0.995) / 144;
    const counted = await budget({
      ...text,
      bad: `sum(${BAD})`,
      total: 'sum(requests_total)',
      counter: true,
    });
    expect(counted.actual).toBeCloseTo(share, 6);
    const recorded = await budget({
      ...text,
      raw: `${rate(BAD)} / ${rate('requests_total')}`,
      rawType: 'failure',
    });
    expect(recorded.actual).toBeCloseTo(share, 3);
  });

  it('should compare each sample with a threshold', async () => {
    const text: SloText = {
      threshold: 'latency_ms',
      op: 'lt',
      value: 500,
      target: 0.9,
    };
    const samples = await budget(text);
    expect(samples.actual).toBeCloseTo(0.75, 10);
    expect(samples.left).toBeCloseTo(-1.5, 8);
    const slices = await budget({
      ...text,
      method: 'Timeslices',
      slice: '1h',
      sliceTarget: 0.75,
    });
    expect(slices).toMatchObject({ actual: 1, left: 1 });
  });

  it('should begin with the day of a calendar', async () => {
    const { actual, window } = await budget({
      bad: `sum(${BAD})`,
      total: 'sum(requests_total)',
      counter: true,
      window: `
  - duration: 1d
    calendar: { startTime: 2025-11-01 00:00:00, timeZone: America/New_York }`,
    });
    // The day began at 5:00 UTC, 19 hours ago.
    expect(actual).toBeCloseTo(1 - (1_130 * 0.5 + 1_000) / 114_000, 5);
    expect(window).toBe('day');
  });

  it('should say what cannot be evaluated, and why', async () => {
    const total = 'sum(requests_total)';
    expect(
      await budget({ good: GOOD, total: 'requests_total', counter: true }),
    ).toMatchObject({
      actual: null,
      left: null,
      problem: expect.stringMatching(/differ in (code, )?instance;/),
    });
    expect(
      await budget({ bad: 'sum(failures_total)', total, counter: true }),
    ).toMatchObject({
      actual: null,
      problem: expect.stringMatching(
        /^ratioMetric\.bad: gives nothing .*"or vector\(0\)"/,
      ),
    });
    expect(
      await budget({ good: total, total: `sum(${BAD})`, counter: true }),
    ).toMatchObject({
      actual: null,
      problem: expect.stringMatching(/more than the total/),
    });
  });
});
