import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  day,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const withMeter = (meter: object | undefined) =>
  outcomeEntity({
    measure: { ...(outcomeEntity().spec as any).measure, meter },
  });

describe.each(databases.eachSupportedId())(
  'a meter that fails on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestOutcomes;
    let days = 40;

    beforeEach(async () => {
      days = 40;
      test = await startOutcomes(await databases.init(databaseId), {
        now: { at: day(days) },
      });
      test.meter.read = async () => [{ at: day(40), value: 50 }];
      await test.rounds();
    });

    afterEach(() => test?.stop());

    const metering = async () => {
      days += 1;
      test.now.at = day(days);
      await test.rounds();
      return (await test.report()).measure.metering;
    };

    it.each([
      ['NaN', Number.NaN, /gave NaN, which is no figure/],
      ['infinity', Infinity, /gave Infinity/],
      [
        'figures too large',
        -2e15,
        /gave -2000000000000000, which is out of range/,
      ],
      ['text', '12' as any, /gave 12, which is no figure/],
    ])('should not store %s, and say so', async (_, value, problem) => {
      test.meter.read = async ({ until }) => [
        { at: until - 1_000, value: 51 },
        { at: until, value },
      ];
      expect(await metering()).toMatchObject({
        state: 'failing',
        problem: expect.stringMatching(problem),
        n: 2,
        latest: { value: 51 },
      });
    });

    it('should not believe readings of the future', async () => {
      test.meter.read = async ({ until }) => [
        { at: until + 3_600_000, value: 51 },
      ];
      expect(await metering()).toMatchObject({
        state: 'failing',
        problem: expect.stringMatching(/has not come yet; correct the clock/),
        n: 1,
      });
    });

    it('should keep what was read, say what failed, and heal', async () => {
      test.meter.read = async () => {
        throw new Error('answered 500; look at its log');
      };
      expect(await metering()).toMatchObject({
        state: 'failing',
        problem: 'answered 500; look at its log',
        n: 1,
        latest: { value: 50 },
      });
      test.meter.read = async ({ until }) => [{ at: until, value: 53 }];
      expect(await metering()).toMatchObject({
        state: 'current',
        n: 2,
        gaps: 0,
      });
      expect((await metering()).problem).toBeUndefined();
    });

    it('should be stale once its last reading holds no longer, and leave a gap', async () => {
      test.meter.read = async () => [];
      await metering();
      await metering();
      expect(await metering()).toMatchObject({
        state: 'stale',
        problem: 'The last reading is 3 days old and holds for 2',
        gaps: 1,
      });
    });

    it('should stop at what the meter says of its settings', async () => {
      test.catalogState.entities = [withMeter({ type: 'test', wrong: true })];
      test.meter.requests.length = 0;
      expect(await metering()).toMatchObject({
        state: 'failing',
        problem: 'meter.wrong: is no setting; take it away',
        n: 0,
      });
      expect(test.meter.requests).toEqual([]);
    });

    it('should name the meters there are where one is not', async () => {
      test.catalogState.entities = [withMeter({ type: 'gauge' })];
      expect(await metering()).toMatchObject({
        state: 'foreign',
        problem:
          'No module reads meters of the type gauge; there are check-in, test',
      });
      test.catalogState.entities = [withMeter(undefined)];
      expect(await metering()).toMatchObject({ state: 'unmetered', n: 0 });
    });

    it('should assess the other outcomes where one cannot be read', async () => {
      const broken = outcomeEntity({}, [], 'broken');
      test.catalogState.entities = [
        { ...broken, spec: { ...broken.spec, measure: 'much' } },
        outcomeEntity(),
      ];
      await metering();
      const { body } = await test.get('/outcomes', 'leader');
      expect(body.items.map((each: any) => each.outcome)).toEqual([
        'outcome:default/fewer-leave',
      ]);
    });

    it('should reach a target, and say since when', async () => {
      test.meter.read = async ({ until }) => [{ at: until, value: 60 }];
      await metering();
      await metering();
      const { measure } = await test.report();
      expect(measure.progress).toMatchObject({
        share: 1,
        reached: true,
        reachedAt: new Date(day(41)).toISOString(),
      });
      expect(measure.forecast.state).toBe('reached');
    });
  },
);
