import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  day,
  deliveredFacts,
  FEWER_LEAVE,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';

jest.setTimeout(120_000);

const SECONDS = 86_400;
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const iso = (days: number) => new Date(day(days)).toISOString();

describe.each(databases.eachSupportedId())(
  'an outcome on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestOutcomes;

    beforeAll(async () => {
      test = await startOutcomes(await databases.init(databaseId), {
        now: { at: day(40) },
      });
      await test.settle();
      await test.send(deliveredFacts);
      await test.settle();
      await test.rounds();
    });

    afterAll(() => test?.stop());

    it('should be one of the increments that its tickets are, open until it is adopted', async () => {
      const report = await test.report();
      expect([report.owner, report.domain]).toEqual([
        'group:default/pod',
        'domain:default/retail',
      ]);
      expect(report.increments).toEqual([
        {
          journey: expect.objectContaining({ id: 'LED-50' }),
          state: 'deployed',
          need: iso(0),
          provenance: 'observed',
          deployed: iso(31),
          needToDeployed: 31 * SECONDS,
          timeToValue: null,
          elapsed: expect.any(Number),
        },
      ]);
      expect(report.timeToValue).toMatchObject({
        measured: 'need → adopted',
        target: 45 * SECONDS,
        latest: null,
        distribution: { n: 0, censored: 1, p50: null },
      });
      expect(report.accountability.measured).toBe('need → still open');
      expect(report.contributors).toEqual([
        { ref: 'component:default/gone', missing: true },
        { ref: 'component:default/ledger-1', missing: false },
      ]);
    });

    it('should say of a measure that nothing was read, and what to do', async () => {
      const { measure, adoption, risks } = await test.report();
      expect(measure.metering).toMatchObject({ state: 'empty', n: 0 });
      expect(measure.progress).toBeNull();
      expect(measure.forecast).toMatchObject({ state: 'tooFew', needs: 8 });
      expect(adoption.metering).toMatchObject({
        state: 'empty',
        problem: 'Nobody has entered a figure; its owner can do so here',
      });
      expect(risks).toContain('notMeasured');
    });

    it('should keep what its meter reads, once, and ask for what comes after', async () => {
      test.meter.read = async () => [
        { at: day(39), value: 44 },
        { at: day(40), value: 45 },
      ];
      test.now.at = day(41);
      test.meter.requests.length = 0;
      await test.rounds();
      await test.rounds();
      expect(test.meter.requests).toHaveLength(1);
      const { measure } = await test.report();
      expect(measure.metering).toMatchObject({
        state: 'current',
        meter: 'test',
        n: 2,
        latest: { at: iso(40), value: 45 },
      });
      expect(measure.progress).toEqual({
        share: (45 - 42) / 18,
        moved: 3,
        reached: false,
      });
      test.meter.read = async ({ since }) => [{ at: since, value: 99 }];
      test.now.at = day(42);
      await test.rounds();
      expect(test.meter.requests[1].since).toBe(day(40));
      expect((await test.report()).measure.metering.n).toBe(2);
    });

    it('should be adopted once the measure crossed its threshold and stayed', async () => {
      test.now.at = day(60);
      for (const [at, value] of [
        [33, 40],
        [37, 55],
        [44, 56],
        [50, 57],
        [58, 61],
      ]) {
        const { status, body } = await test.checkIn({
          role: 'adoption',
          value,
          at: iso(at),
          note: 'From the survey of advisers',
        });
        expect({ status, error: body.error }).toEqual({ status: 200 });
      }
      const report = await test.report();
      expect(report.increments[0]).toMatchObject({
        state: 'adopted',
        deployed: iso(31),
        adopted: iso(37),
        timeToValue: 37 * SECONDS,
      });
      expect(report.timeToValue).toMatchObject({
        latest: 37 * SECONDS,
        distribution: { n: 1, censored: 0 },
      });
    });

    it('should divide the time of its increment exactly', async () => {
      const { accountability, functions } = await test.report();
      expect(accountability).toMatchObject({
        increment: 0,
        measured: 'need → adopted',
        from: iso(0),
        to: iso(37),
        seconds: 37 * SECONDS,
        deployedToAdopted: 6 * SECONDS,
      });
      const byFunction = Object.fromEntries(
        accountability.byFunction.map((each: any) => [
          each.function,
          each.seconds / SECONDS,
        ]),
      );
      // Half a day of the wait for data is the pod's: it wrote code meanwhile.
      expect(byFunction).toEqual({
        security: 12,
        data: 7.5,
        pod: 8.5,
        infrastructure: 3,
        unaccounted: 6,
      });
      expect(
        functions.find((each: any) => each.function === 'security'),
      ).toMatchObject({
        contribution: 12 * SECONDS,
        measures: [
          {
            name: 'Open critical and high findings',
            value: null,
            unit: 'count',
            of: 'outcome',
            note: 'none scanned in 30 d',
          },
          {
            name: 'Waiting at its gates in this increment',
            value: 12 * SECONDS,
            unit: 'seconds',
            of: 'outcome',
          },
          expect.objectContaining({ n: expect.any(Number) }),
        ],
      });
      const own = (name: string) =>
        functions
          .find((each: any) => each.function === name)
          .measures.map((each: any) => [each.name, each.value, each.note]);
      expect(own('infrastructure')[0]).toEqual([
        'Provisioning, requested → ready, P50 over 90 days',
        null,
        'needs n ≥ 5',
      ]);
      expect(own('pod')[0]).toEqual([
        'Progress of the outcome',
        expect.any(Number),
        undefined,
      ]);
    });

    it('should say why no gate is named while evidence is thin', async () => {
      expect((await test.report()).nextMove).toEqual({
        kind: 'none',
        reason: expect.stringContaining('enough decisions'),
      });
    });

    it('should show what was said on a day, and the list a quarter before', async () => {
      await test.rounds();
      const then = await test.report('leader', '?on=2026-04-11');
      expect(then.asOf < iso(42)).toBe(true);
      expect(then.increments[0].state).toBe('deployed');
      test.now.at = day(131);
      await test.rounds();
      const { body } = await test.get('/outcomes', 'leader');
      expect(body.items).toEqual([
        expect.objectContaining({
          outcome: FEWER_LEAVE,
          increments: { open: 0, deployed: 0, adopted: 1 },
          before: expect.objectContaining({ timeToValue: null }),
        }),
      ]);
      const none = await test.get(
        test.at(FEWER_LEAVE, '?on=2025-01-01'),
        'leader',
      );
      expect([none.status, none.body.error.message]).toEqual([
        404,
        `Nothing was recorded of ${FEWER_LEAVE} in the month up to 2025-01-01`,
      ]);
    });

    it('should begin a series of its own with another meter', async () => {
      test.catalogState.entities = [
        outcomeEntity({
          measure: {
            ...(outcomeEntity().spec as any).measure,
            meter: { type: 'test', query: 'other' },
          },
        }),
      ];
      test.meter.read = async () => [{ at: day(130), value: 50 }];
      await test.rounds();
      const { measure } = await test.report();
      expect(measure.metering).toMatchObject({ n: 1, latest: { value: 50 } });
    });

    it('should leave what is known while the catalog is away, and forget what left it', async () => {
      const { entities } = test.catalogState;
      test.catalogState.down = true;
      await test.rounds();
      test.catalogState.down = false;
      expect((await test.report()).outcome).toBe(FEWER_LEAVE);
      test.catalogState.entities = [];
      await test.rounds();
      const { status } = await test.get(test.at(FEWER_LEAVE), 'leader');
      expect(status).toBe(404);
      test.catalogState.entities = entities;
      await test.rounds();
      expect((await test.report()).increments[0].state).toBe('adopted');
    });
  },
);
