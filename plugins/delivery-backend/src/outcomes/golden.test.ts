import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  CostRow,
  deliveryCostSourceExtensionPoint,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { AnyFact } from '@delivery-stack/flow';
import {
  day,
  deliveredFacts,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';

jest.setTimeout(120_000);

const DAY = 86_400_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

/** Ten weeks of the example of docs/semantics.md, from 2 March 2026 on. */
const READINGS = [20, 22, 21, 25, 26, 25, 29, 30, 31, 34];
const NOW = day(70);

/** 300 EUR a day for 70 days: 21,000 EUR. */
const charges = Array.from(
  { length: 70 },
  (_, index): CostRow => ({
    start: day(index),
    end: day(index + 1),
    currency: 'EUR',
    effective: '300',
    billed: '330',
    tags: { component: 'ledger-1' },
  }),
);

const cloud = createBackendModule({
  pluginId: 'delivery',
  moduleId: 'test-cloud',
  register(env) {
    env.registerInit({
      deps: { costs: deliveryCostSourceExtensionPoint },
      async init({ costs }) {
        costs.addCostSource({
          id: 'cloud',
          title: 'Cloud',
          schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
          async *files() {
            yield {
              name: 'year',
              version: 'v1',
              async *rows() {
                yield* charges;
              },
            };
          },
        });
      },
    });
  },
});

const place = {
  repository: 'bank/ledger-1',
  entityRefs: ['component:default/ledger-1'],
};

/** One high finding of 12 days, and a scan of yesterday. */
const scanned: AnyFact[] = [
  {
    type: 'finding.reported',
    id: 'finding',
    source: 'https://scans.example.com',
    time: day(69),
    data: {
      key: 'f1',
      ...place,
      kind: 'code',
      tool: 'Lens',
      severity: 'high',
      state: 'open',
      opened: new Date(day(58)).toISOString(),
    },
  },
  {
    type: 'scan.finished',
    id: 'scan',
    source: 'https://scans.example.com',
    time: day(69),
    data: {
      key: 's1',
      ...place,
      kind: 'code',
      tool: 'Lens',
    },
  },
];

const entity = outcomeEntity(
  {
    measure: {
      name: 'Warned customers who stay',
      unit: '%',
      direction: 'up',
      baseline: 20,
      target: 60,
      due: '2026-09-30',
      meter: { type: 'test', every: 'P7D' },
    },
    adoption: undefined,
    constraints: {
      cost: { amount: 12_000, currency: 'EUR', period: 'month' },
      security: { critical: 0, high: 0, maxAge: { high: 'P14D' } },
      compliance: { missingSignOffs: 0 },
    },
  },
  ['component:default/ledger-1'],
);

describe.each(databases.eachSupportedId())(
  'events, readings and charges in, figures out, on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestOutcomes;
    let report: any;

    beforeAll(async () => {
      test = await startOutcomes(await databases.init(databaseId), {
        now: { at: NOW - 600_000 },
        catalogState: { down: false, entities: [entity] },
        features: [cloud],
      });
      await test.settle();
      await test.send([...deliveredFacts, ...scanned]);
      await test.settle();
      test.meter.read = async () =>
        READINGS.map((value, week) => ({ at: day(7 * week), value }));
      test.now.at = NOW;
      await test.runTask('cost-cloud');
      await test.rounds();
      report = await test.report();
    });

    afterAll(() => test?.stop());

    it.each<[string, (of: any) => unknown, unknown]>([
      [
        'progress',
        of => of.measure.progress,
        { share: 0.35, moved: 14, reached: false },
      ],
      [
        'forecast',
        ({ measure: { forecast } }) => [
          forecast.state,
          forecast.n,
          forecast.at,
          forecast.earliest.slice(0, 10),
          forecast.latest.slice(0, 10),
        ],
        ['onTime', 10, '2026-09-10T12:00:00.000Z', '2026-08-10', '2026-10-20'],
      ],
      [
        'time-to-value, need → deployed',
        ({ timeToValue }) => [timeToValue.measured, timeToValue.latest],
        ['need → deployed', (31 * DAY) / 1_000],
      ],
      [
        'days by function',
        ({ accountability }) =>
          Object.fromEntries(
            accountability.byFunction.map((each: any) => [
              each.function,
              (each.seconds * 1_000) / DAY,
            ]),
          ),
        { security: 12, pod: 8.5, data: 7.5, infrastructure: 3 },
      ],
      [
        'cost per outcome',
        ({ costPerOutcome: { cost, moved, perUnit } }) => [
          cost,
          moved,
          perUnit,
        ],
        [
          [{ amount: 21_000, currency: 'EUR' }],
          14,
          [{ amount: 1_500, currency: 'EUR' }],
        ],
      ],
      [
        'the course of cost',
        of => of.costCourse,
        {
          watched: { from: '2026-04-13', until: '2026-05-10' },
          n: 1,
          tooYoung: 0,
          anomalies: [],
        },
      ],
      [
        'constraints, each on its own',
        of =>
          of.constraints.map(({ constraint, state, checks }: any) => [
            constraint,
            state,
            checks.map(({ now, limit, headroom, expected }: any) =>
              [now, limit, headroom, expected].filter(
                figure => figure !== undefined,
              ),
            ),
          ]),
        [
          ['cost', 'pass', [[3_000, 12_000, 9_000, 9_300]]],
          [
            'security',
            'fail',
            [
              [0, 0, 0],
              [1, 0, -1],
              [0, 0, 0],
            ],
          ],
          ['compliance', 'unknown', expect.any(Array)],
        ],
      ],
      ['cost of waiting', of => of.costOfWaiting, null],
      ['risks', of => of.risks, ['constraintFails']],
      ['systems', of => of.systems, ['system:default/ledger']],
    ])('should give %s', (_, read, expected) => {
      expect(read(report)).toEqual(expected);
    });
  },
);
