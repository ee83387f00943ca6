import { FunctionGauge, GaugeContext, OwnMeasure } from './FunctionGauge';
import { FunctionGauges } from './FunctionGauges';
import { progressGauge } from './progressGauge';

const measure = (name: string): OwnMeasure => ({
  name,
  value: 1,
  unit: 'count',
  of: 'organisation',
});
const gauge = (name: string): FunctionGauge => ({
  read: async () => [measure(name)],
});
const context = (name: string): GaugeContext => ({
  name,
  components: [],
  progress: 0.4,
  asOf: 0,
});

describe('the measures of functions', () => {
  const gauges = FunctionGauges.create({
    functions: {
      platform: {},
      cloud: { measures: ['provisioning', 'throughput'] },
      security: { measures: [] },
      data: { measures: ['posture'] },
    },
    gauges: {
      progress: progressGauge,
      activation: gauge('activation'),
      throughput: gauge('throughput'),
      provisioning: gauge('provisioning'),
      posture: {
        read: async () => {
          throw new Error('The table is away');
        },
      },
    },
    objectives: new Map([['cloud', gauge('uptime')]]),
  });
  const namesOf = async (name: string) =>
    (await gauges.read(context(name))).map(each => each.name);

  it.each([
    ['pod', ['Progress of the outcome']],
    ['platform', ['activation', 'throughput']],
    ['infrastructure', ['provisioning']],
    ['cloud', ['provisioning', 'throughput', 'uptime']],
    ['security', []],
    ['compliance', []],
    ['constructor', []],
  ])(
    'should be the usual ones of %s, or what is configured',
    async (name, names) => {
      expect(await namesOf(name)).toEqual(names);
    },
  );

  it('should say why one cannot be read, and read the others', async () => {
    expect(await gauges.read(context('data'))).toEqual([
      {
        name: 'Open findings',
        value: null,
        unit: 'count',
        of: 'organisation',
        note: 'The table is away',
      },
    ]);
  });

  it('should measure a pod by the outcome, and say where nothing is measured', async () => {
    expect(await gauges.read({ ...context('pod'), progress: null })).toEqual([
      {
        name: 'Progress of the outcome',
        value: null,
        unit: 'share',
        of: 'outcome',
        note: 'nothing is measured',
      },
    ]);
  });
});
