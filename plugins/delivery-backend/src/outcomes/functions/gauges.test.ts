import { ErrorBudget } from '@delivery-stack/backstage-plugin-delivery-node';
import { ActivationInstants } from '../../activations/ActivationStore';
import { OpenFindings } from '../../findings/FindingStore';
import { ActivationGauge } from './ActivationGauge';
import { GaugeContext } from './FunctionGauge';
import { ObjectivesGauge } from './ObjectivesGauge';
import { PostureGauge } from './PostureGauge';
import { ThroughputGauge } from './ThroughputGauge';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const NOW = Date.parse('2026-06-30T00:00:00Z');
const clock = () => NOW;
const context = (components: string[] = []): GaugeContext => ({
  name: 'any',
  components,
  progress: null,
  asOf: NOW,
});

describe('how long environments take', () => {
  const use = (hours: number | null): ActivationInstants => ({
    pattern: 'template:default/web',
    requested_ms: NOW - 10 * DAY,
    ready_ms: NOW - 10 * DAY + HOUR / 4,
    first_run_ms: null,
    productive_ms: hours === null ? null : NOW - 10 * DAY + hours * HOUR,
    deployed_ms: null,
  });
  const read = async (
    uses: ActivationInstants[],
    until: 'productive' | 'ready',
  ) => {
    const asked: unknown[] = [];
    const gauge = ActivationGauge.create({
      activations: {
        instantsOf: async of => {
          asked.push(of);
          return uses;
        },
      },
      clock,
      until,
    });
    await gauge.read();
    return { measures: await gauge.read(), asked };
  };

  it('should be the middle of those of 90 days, in seconds, asked for once a minute', async () => {
    const hours = [1, 2, 3, 4, 5];
    const { measures, asked } = await read(hours.map(use), 'productive');
    expect(measures).toEqual([
      {
        name: 'Activation, requested → productive, P50 over 90 days',
        value: 3 * 3_600,
        unit: 'seconds',
        n: 5,
        of: 'organisation',
      },
      {
        name: 'Activation, requested → productive, P85 over 90 days',
        value: null,
        unit: 'seconds',
        n: 5,
        of: 'organisation',
        note: 'needs n ≥ 19',
      },
    ]);
    expect(asked).toEqual([{ since: NOW - 90 * DAY }]);
  });

  it('should count those that are not there yet with the age that they have', async () => {
    // Five of twelve are productive: the middle is none of theirs.
    const uses = [1, 2, 3, 4, 5, ...Array<null>(7).fill(null)].map(use);
    const { measures } = await read(uses, 'productive');
    expect(measures[0]).toMatchObject({
      value: null,
      n: 5,
      note: 'longer than what is open by now',
    });
    const { measures: ready } = await read(uses, 'ready');
    expect(ready[0]).toMatchObject({ value: 900, n: 12 });
  });
});

describe('pipeline throughput', () => {
  const read = (
    counts: { finished: number; succeeded: number },
    times: { n: number; median?: number } = { n: 0 },
  ) =>
    ThroughputGauge.create({
      clock,
      delivery: {
        deploymentCounts: async () => ({ ...counts, failed: 0 }),
        runTimes: async () => times,
      },
    }).read();

  it('should be what succeeded, a day, and how long runs were at work', async () => {
    const counts = { finished: 181, succeeded: 180 };
    expect(await read(counts, { n: 31, median: 540_000 })).toEqual([
      {
        name: 'Pipeline throughput, successful production deployments over 90 days',
        value: 2,
        unit: 'perDay',
        of: 'organisation',
      },
      {
        name: 'Run time of pipelines to production, without queue and gates, P50 over 90 days',
        value: 540,
        unit: 'seconds',
        n: 31,
        of: 'organisation',
      },
    ]);
  });

  it('should not be zero where no deployment is known, nor its run', async () => {
    expect(await read({ finished: 0, succeeded: 0 })).toEqual([
      expect.objectContaining({ value: null, note: 'no deployment is known' }),
      expect.objectContaining({
        value: null,
        note: 'no run of a deployment is known',
      }),
    ]);
    const [rate, time] = await read(
      { finished: 1, succeeded: 0 },
      { n: 4, median: 1 },
    );
    expect(rate.value).toBe(0);
    expect([time.value, time.note]).toEqual([null, 'needs n ≥ 5']);
  });
});

describe('the posture of what contributes', () => {
  const open = (
    severity: OpenFindings['severity'],
    count: number,
    days: number,
  ) => ({
    severity,
    open: count,
    oldest: NOW - days * DAY,
    overdue: 0,
  });
  const read = async (
    found: OpenFindings[],
    scanned: string[],
    components = ['component:default/a', 'component:default/b'],
  ) => {
    const [measure] = await PostureGauge.create({
      findings: {
        openOf: async () => found,
        scansOf: async () =>
          scanned.map(ref => ({ ref, kind: 'code', at: NOW - DAY })),
      },
    }).read(context(components));
    return [measure.value, measure.note];
  };
  const both = ['component:default/a', 'component:default/b'];

  it.each([
    [
      [open('critical', 1, 3), open('high', 2, 41), open('low', 9, 99)],
      both,
      [3, '1 critical, 2 high, oldest 41 d, scanned in 30 d: code 2 of 2'],
    ],
    [[open('low', 9, 99)], both, [0, 'scanned in 30 d: code 2 of 2']],
    [[], [both[0]], [null, 'scanned in 30 d: code 1 of 2']],
    [
      [open('high', 2, 5)],
      [both[0]],
      [2, '2 high, oldest 5 d, scanned in 30 d: code 1 of 2'],
    ],
  ])(
    'should be how much is open, where somebody looked: %#',
    async (found, scanned, said) => {
      expect(await read(found as OpenFindings[], scanned)).toEqual(said);
    },
  );

  it('should be nothing where nothing contributes', async () => {
    expect(await read([], [], [])).toEqual([null, 'no component contributes']);
  });
});

describe('the objectives of a function', () => {
  const budget: ErrorBudget = {
    objective: 'clusters-are-up',
    target: 0.9995,
    actual: 0.9991,
    left: -0.8,
    window: 'P28D',
  };
  const gaugeOf = (budgets: () => Promise<ErrorBudget[]>) =>
    ObjectivesGauge.create({
      objectives: { budgets },
      address: 'https://git.example.com/bank/slo.yaml',
      field: 'delivery.functions.infrastructure.objectives',
      clock,
    });

  it('should be what was seen, beside what was promised', async () => {
    const silent = {
      ...budget,
      actual: null,
      left: null,
      problem: 'No series',
    };
    expect(await gaugeOf(async () => [budget, silent]).read()).toEqual([
      {
        name: 'clusters-are-up, over P28D',
        value: 0.9991,
        unit: 'share',
        of: 'organisation',
        note: 'promised 99.95 %, -80 % of the error budget left',
      },
      expect.objectContaining({
        value: null,
        note: 'promised 99.95 %, No series',
      }),
    ]);
  });

  it('should ask again after a failure', async () => {
    let asked = 0;
    const gauge = gaugeOf(async () => {
      asked += 1;
      throw new Error('away');
    });
    await expect(gauge.read()).rejects.toThrow('away');
    await expect(gauge.read()).rejects.toThrow('away');
    expect(asked).toBe(2);
  });
});
