import { connected } from '../__testUtils__/connected';
import { SloText, sloText } from '../__testUtils__/sloText';
import { PrometheusReliability } from './PrometheusReliability';

const MINUTE = 60_000;
const AT = Date.parse('2026-03-02T10:00:30Z');

/** Values of expressions, each at every instant; others give nothing. */
type Values = Record<string, string | ((at: number) => string | undefined)>;

function readerOf(values: Values, names = ['main']) {
  const asked: Array<{ host: string; query: string; steps: number }> = [];
  const connections = connected(
    names.map(name => ({ name, baseUrl: `http://${name}.example` })),
    {
      ambient: {
        fetch: async input => {
          const { host, searchParams } = new URL(String(input));
          const query = searchParams.get('query')!;
          const [start, end, step] = ['start', 'end', 'step'].map(name =>
            Number(searchParams.get(name)),
          );
          const steps = Math.floor((end - start) / step) + 1;
          asked.push({ host, query, steps });
          const value = values[query];
          const samples = Array.from({ length: steps }, (_, index) => {
            const at = start + index * step;
            const text =
              typeof value === 'function' ? value(at * 1_000) : value;
            return [at, text];
          }).filter(([, text]) => text !== undefined);
          const result =
            samples.length > 0 ? [{ metric: {}, values: samples }] : [];
          return Response.json({
            status: 'success',
            data: { resultType: 'matrix', result },
          });
        },
      },
    },
  );
  const reader = PrometheusReliability.create(connections);
  const budgets = (document: string, name?: string) =>
    reader.budgets({
      document,
      name,
      at: AT,
      signal: new AbortController().signal,
    });
  const budget = async (text: SloText) => (await budgets(sloText(text)))[0];
  return { asked, budgets, budget };
}

const counted: SloText = { good: 'good', total: 'total', counter: true };
const increases: Values = {
  'increase(good[86400s])': '99.5',
  'increase(total[86400s])': '100',
};

describe('PrometheusReliability', () => {
  it('should say how much of a budget is left', async () => {
    const { asked, budget } = readerOf(increases);
    expect(await budget(counted)).toEqual({
      objective: 'shop',
      target: 0.99,
      actual: 0.995,
      left: expect.closeTo(0.5, 9),
      window: 'P1D',
    });
    expect(asked.map(({ query, steps }) => [query, steps])).toEqual([
      ['increase(good[86400s])', 1],
      ['increase(total[86400s])', 1],
    ]);
  });

  it('should evaluate each objective, with indicators of their own', async () => {
    const { budgets } = readerOf({
      ...increases,
      latency: at => String((at / MINUTE) % 4),
    });
    const document = `${sloText(counted)}
---
apiVersion: openslo/v1
kind: SLO
metadata: { name: latency }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 4h, isRolling: true }]
  objectives:
    - { displayName: Fast, op: lt, value: 1, targetPercent: 20, indicatorRef: latency }
    - { op: lte, value: 1, target: 0.4, indicatorRef: latency }
    - { op: gt, value: 1, target: 0.4, indicatorRef: missing }
    - { op: gte, value: 1, target: 1, indicatorRef: latency }
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: latency }
spec:
  thresholdMetric:
    metricSource: { type: prometheus, spec: { query: latency } }
`;
    const found = await budgets(document);
    expect(
      found.map(({ objective, target, actual }) => [objective, target, actual]),
    ).toEqual([
      ['shop', 0.99, 0.995],
      ['latency: Fast', 0.2, 0.25],
      ['latency: 2', 0.4, 0.5],
      ['latency: 3', 0.4, null],
      ['latency: 4', 1, null],
    ]);
    expect(found[3].problem).toMatch(/no SLI missing in the file; put it/);
    expect(found[4].problem).toMatch(/no error budget; write less than 1/);
    expect(await budgets(document, 'shop')).toHaveLength(1);
  });

  it('should leave out slices that nothing is known of', async () => {
    const known = (at: number) => at % (20 * MINUTE) === 0;
    const { budget } = readerOf({
      'increase(bad[600s])': at => (known(at) ? '10' : undefined),
      'increase(total[600s])': at => (known(at) ? '100' : 'NaN'),
    });
    expect(
      await budget({
        bad: 'bad',
        total: 'total',
        counter: true,
        method: 'Timeslices',
        slice: 10,
        sliceTarget: 0.95,
        target: 0.5,
      }),
    ).toMatchObject({ actual: 0, left: -1 });
  });

  it.each<[object, string[], string]>([
    [{ type: 'Prometheus' }, ['main'], 'main.example'],
    [{ type: 'Prometheus', metricSourceRef: 'edge' }, ['main', 'edge'], 'edge'],
    [{ metricSourceRef: 'edge' }, ['main', 'edge'], 'edge.example'],
    // A source of the file that is called otherwise here.
    [{ type: 'Prometheus', metricSourceRef: 'other' }, ['main'], 'main'],
  ])('should ask, for %j, one of %j', async (source, names, host) => {
    const { asked, budget } = readerOf(increases, names);
    expect(await budget({ ...counted, source })).toMatchObject({
      actual: 0.995,
    });
    expect(asked[0].host).toContain(host);
  });

  it('should infer the type of a source, and never its address', async () => {
    const { asked, budgets } = readerOf(increases);
    const source = (type: string) => `${sloText({
      ...counted,
      source: { metricSourceRef: 'shop-metrics' },
    })}
---
apiVersion: openslo/v1
kind: DataSource
metadata: { name: shop-metrics }
spec:
  type: ${type}
  connectionDetails: { url: http://elsewhere.example }
`;
    expect((await budgets(source('Prometheus')))[0].actual).toBe(0.995);
    expect(new Set(asked.map(({ host }) => host))).toEqual(
      new Set(['main.example']),
    );
    expect((await budgets(source('Datadog')))[0].problem).toMatch(
      /Datadog is not read; write type: Prometheus/,
    );
  });

  it.each<[SloText, RegExp]>([
    [{ ...counted, counter: undefined }, /counter: is missing; write true if/],
    [{ ...counted, bad: 'bad' }, /one of good and bad; write one/],
    [{ total: 'total' }, /one of good and bad/],
    [{ good: 'good', counter: true }, /ratioMetric\.total: is missing/],
    [
      { ...counted, good: 'rate(good[5m])' },
      /ratioMetric\.good\.metricSource\.spec\.query: has a range .*counter: false/,
    ],
    [
      { good: 'increase(x[{{.window}}])', total: 'rate(y[5m])' },
      /counted in different ways; put \{\{\.window\}\} into both/,
    ],
    [{ ...counted, raw: 'x', rawType: 'success' }, /raw: stands beside good/],
    [{ raw: 'x' }, /rawType: is missing or unknown; write success or/],
    [{ raw: 'x', rawType: 'failure' }, /raw: counts no events.*RatioTimes/],
    [
      {
        raw: 'increase(x[{{.window}}])',
        rawType: 'success',
        method: 'RatioTimeslices',
        slice: '1h',
      },
      /only good, bad and total can have/,
    ],
    [{ threshold: 'x', op: 'eq', value: 1 }, /op: is missing or unknown/],
    [{ threshold: 'x', op: 'lt' }, /objectives\.value: is missing/],
    [{ ...counted, method: 'Guess' }, /budgetingMethod: is unknown; write/],
    [{ ...counted, method: 'Timeslices' }, /timeSliceWindow: is missing/],
    [
      { ...counted, method: 'RatioTimeslices', slice: '1M' },
      /timeSliceWindow: is missing or no fixed length/,
    ],
    [
      { ...counted, method: 'Timeslices', slice: '1h', sliceTarget: 95 },
      /timeSliceTarget: is missing, or no share/,
    ],
    [{ ...counted, window: ' []' }, /timeWindow: there has to be exactly one/],
    [{ ...counted, source: {} }, /metricSource\.type: is missing; write type/],
    [{ ...counted, good: ' ' }, /spec\.query: is missing; write a PromQL/],
    [{ ...counted, good: 'x'.repeat(5_001) }, /longer than 5000 characters/],
    [{ ...counted, good: 'nothing' }, /ratioMetric\.good: gives nothing in/],
    [
      { threshold: 'nan', op: 'lt', value: 1 },
      /thresholdMetric: gives NaN or infinity all the time/,
    ],
  ])('should say what is wrong with %j', async (text, problem) => {
    const { budget } = readerOf({ ...increases, nan: 'NaN' });
    const found = await budget(text);
    expect(found).toMatchObject({ actual: null, left: null, target: 0.99 });
    expect(found.problem).toMatch(problem);
  });

  it('should ask which Prometheus is meant', async () => {
    const { budget } = readerOf(increases, ['a', 'b']);
    expect((await budget(counted)).problem).toBe(
      'ratioMetric.good.metricSource.metricSourceRef: is missing, and there are several; write one of a, b',
    );
    const none = readerOf(increases, []);
    expect((await none.budget(counted)).problem).toMatch(
      /no Prometheus is configured; add one/,
    );
  });

  it('should say that Prometheus cannot be asked', async () => {
    const reader = PrometheusReliability.create(
      connected([{}], {
        ambient: { fetch: async () => new Response('', { status: 401 }) },
      }),
    );
    const [{ problem }] = await reader.budgets({
      document: sloText(counted),
      at: AT,
      signal: new AbortController().signal,
    });
    expect(problem).toBe(
      'ratioMetric.good: Prometheus (main): refuses to be asked (401); correct delivery.prometheus.main.credentials',
    );
  });

  it('should stop when it is told to', async () => {
    const reader = PrometheusReliability.create(connected([{}]));
    await expect(
      reader.budgets({
        document: sloText(counted),
        at: AT,
        signal: AbortSignal.abort(),
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('should refuse a file with too many objectives', async () => {
    const { budgets } = readerOf(increases);
    const many = Array.from({ length: 51 }, (_, index) =>
      sloText({ ...counted, name: `slo-${index}` }),
    ).join('---\n');
    await expect(budgets(many)).rejects.toThrow(
      /more than 50 objectives; name the SLO/,
    );
    expect(await budgets(many, 'slo-50')).toHaveLength(1);
  });

  it('should take a target in percent, without what division adds', async () => {
    const { budgets } = readerOf(increases);
    const [budget] = await budgets(
      sloText(counted).replace('target: 0.99', 'targetPercent: 99.9'),
    );
    expect(99.9 / 100).not.toBe(0.999);
    expect(budget.target).toBe(0.999);
    expect(budget.left).toBeCloseTo(-4, 9);
  });

  it('should refuse two targets, or none', async () => {
    const { budgets } = readerOf(increases);
    const both = sloText(counted).replace(
      'target: 0.99',
      'target: 0.99\n      targetPercent: 99',
    );
    const none = sloText(counted).replace('target: 0.99', 'x: 1');
    for (const document of [both, none]) {
      await expect(budgets(document)).rejects.toThrow(
        /one of target and targetPercent; write one/,
      );
    }
  });
});
