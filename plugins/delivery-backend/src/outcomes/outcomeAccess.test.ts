import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  day,
  deliveredFacts,
  FEWER_LEAVE,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'access to outcomes on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestOutcomes;

    const figure = {
      role: 'adoption',
      value: 55,
      at: '2026-04-01T00:00:00Z',
      note: 'From the survey',
    };
    const said = ({ status, body }: { status: number; body: any }) => [
      status,
      body.error?.message,
    ];

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

    it('should be hidden from who may not read the outcome', async () => {
      const answers = [
        await test.get(test.at(FEWER_LEAVE), 'nobody'),
        await test.get(test.at(FEWER_LEAVE, '/check-ins'), 'nobody'),
        await test.checkIn(figure, 'nobody'),
      ];
      const none = await test.get(test.at('outcome:default/none'), 'nobody');
      expect(answers.map(said)).toEqual(
        Array(3).fill([404, `There is no outcome ${FEWER_LEAVE}`]),
      );
      expect(said(none)).toEqual([
        404,
        'There is no outcome outcome:default/none',
      ]);
      expect((await test.get('/outcomes', 'nobody')).body.items).toEqual([]);
      expect((await test.get('/outcomes')).status).toBe(401);
    });

    it('should name increments and figures of the organisation to whom they may be told', async () => {
      const leader = await test.report('leader');
      const owner = await test.report('owner');
      expect(leader.increments[0].journey.id).toBe('LED-50');
      // May read the outcome, and no entity of the journey.
      expect(owner.increments[0].journey).toBeUndefined();
      expect(owner.increments[0].need).toBe(leader.increments[0].need);
      const measuresOf = (report: any) =>
        report.functions
          .find((each: any) => each.function === 'security')
          .measures.map(({ of, name }: any) => [of, name]);
      const ofOutcome = [
        ['outcome', 'Open critical and high findings'],
        ['outcome', 'Waiting at its gates in this increment'],
      ];
      expect(measuresOf(leader)).toEqual([
        ...ofOutcome,
        ['organisation', expect.stringContaining('P50 over 90 days')],
      ]);
      expect(measuresOf(owner)).toEqual(ofOutcome);
      expect((await test.report('member')).increments[0].journey.id).toBe(
        'LED-50',
      );
    });

    it('should name the systems behind it to whom they may be told', async () => {
      const systemsOf = async (name: string) => [
        (await test.report(name)).systems,
        (await test.get('/outcomes', name)).body.items[0].systems,
      ];
      const ledger = ['system:default/ledger'];
      expect(await systemsOf('leader')).toEqual([ledger, ledger]);
      expect(await systemsOf('owner')).toEqual([[], []]);
    });

    it('should take figures of owners who hold the permission, and audit them', async () => {
      test.audited.length = 0;
      expect(said(await test.checkIn(figure, 'leader'))).toEqual([
        403,
        expect.stringContaining('delivery.outcome.checkin'),
      ]);
      expect(said(await test.checkIn(figure, 'member'))).toEqual([
        403,
        'Figures of an outcome are entered by its owner, group:default/pod',
      ]);
      const service = await test
        .postAsService(test.at(FEWER_LEAVE, '/check-ins'))
        .send(figure);
      expect(said(service)).toEqual([
        403,
        expect.stringContaining('entered by people'),
      ]);
      const { status, body } = await test.checkIn(figure);
      expect([status, body.author]).toEqual([200, 'user:default/owner']);
      expect(test.audited.map((each: any) => each.status)).toEqual([
        'failed',
        'failed',
        'failed',
        'succeeded',
      ]);
      expect([
        (await test.report('owner')).viewer.mayCheckIn,
        (await test.report('member')).viewer.mayCheckIn,
      ]).toEqual([true, false]);
    });

    it('should correct a figure by a later one, and keep both', async () => {
      await test.checkIn({ ...figure, value: 51, note: 'Counted again' });
      const { adoption } = await test.report();
      expect(adoption.metering).toMatchObject({ n: 1, latest: { value: 51 } });
      const { body } = await test.get(
        test.at(FEWER_LEAVE, '/check-ins'),
        'owner',
      );
      expect(body.items.map(({ value, note }: any) => [value, note])).toEqual([
        [51, 'Counted again'],
        [55, 'From the survey'],
      ]);
    });

    it.each([
      [{ value: 'many' }, /value: /],
      [{ value: null }, /value: /],
      [{ value: 1e300 }, /value: .*larger unit/],
      [{ note: ' ' }, /note: /],
      [{ note: undefined }, /note: /],
      [{ at: '2026-13-01T00:00:00Z' }, /at: /],
      [{ at: '2027-01-01T00:00:00Z' }, /at: .*has not come yet/],
      [{ role: 'other' }, /role: /],
      [{ role: 'measure' }, /role: measure is read by test/],
      [{ more: 1 }, /more/],
    ])('should refuse %j, with field and cure', async (change, message) => {
      const answer = await test.checkIn({ ...figure, ...change });
      expect(said(answer)).toEqual([400, expect.stringMatching(message)]);
    });
  },
);
