import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  day,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';
import { dayOf, endOfDay, isoDay } from '../projection/days';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const MEASURED = 'outcome:default/measured';
const OPEN = 'outcome:default/open';
const EXEMPT = 'outcome:default/exempt';
const ELSEWHERE = 'outcome:default/elsewhere';

const measure = {
  name: 'Calls',
  unit: 'calls',
  direction: 'up',
  baseline: 1,
  target: 2,
  due: '2026-12-31',
};
const unmeasured = { measure };

/** One outcome is measured, three are not; one of those is of another domain. */
const entities = [
  outcomeEntity({}, [], 'measured'),
  outcomeEntity(unmeasured, [], 'open'),
  outcomeEntity(unmeasured, [], 'exempt'),
  outcomeEntity({ ...unmeasured, domain: 'risk' }, [], 'elsewhere'),
];

const decides = ['delivery.campaign.manage', 'delivery.exemption.approve'];
const today = isoDay(dayOf(day(40)));
const later = (days: number) => isoDay(dayOf(day(40)) + days);

const request = {
  title: 'Every outcome is measured',
  why: 'What is not measured cannot be steered',
  owner: 'leaders',
  requirement: 'measured',
  target: later(30),
};
const exemption = {
  outcome: EXEMPT,
  reason: 'Its meter is installed in spring',
  expires: today,
};

const said = ({ status, body }: { status: number; body: any }) => [
  status,
  body.error?.message,
];

describe.each(databases.eachSupportedId())(
  'campaigns on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestOutcomes;
    const now = { at: day(40) };

    const post = (path: string, body: object, name = 'steward') =>
      test.post(path, name).send(body);
    const create = async (changes: object = {}) => {
      const { body } = await post('/campaigns', { ...request, ...changes });
      return body;
    };
    const get = async (id: string, name = 'steward') =>
      (await test.get(`/campaigns/${id}`, name)).body;
    const grant = (id: string, changes: object = {}, name = 'steward') =>
      post(`/campaigns/${id}/exemptions`, { ...exemption, ...changes }, name);
    const withdraw = (id: string, name = 'steward') =>
      post(`/campaign-exemptions/${id}/withdrawal`, {}, name);

    beforeAll(async () => {
      test = await startOutcomes(await databases.init(databaseId), {
        now,
        catalogState: { down: false, entities },
        readable: (user, ref) =>
          ['user:default/steward', 'user:default/owner'].includes(user) ||
          (user === 'user:default/some' && [MEASURED, OPEN].includes(ref)),
        permissions: {
          'user:default/steward': decides,
          'user:default/owner': decides,
          'user:default/some': decides,
        },
      });
      test.meter.read = async ({ until }) => [{ at: until, value: 50 }];
      await test.settle();
      await test.rounds();
    });

    afterEach(() => {
      now.at = day(40);
    });

    afterAll(() => test?.stop());

    it('should count what is met, exempt and open, as long as an exemption is valid', async () => {
      const { id } = await create();
      const figures = async () => {
        const { campaign, items, exemptions } = await get(id);
        return {
          counts: campaign.counts,
          standing: campaign.standing,
          states: items.map((each: any) => [each.outcome, each.state]),
          valid: exemptions.map((each: any) => each.valid),
        };
      };
      expect((await figures()).counts).toEqual({
        scope: 4,
        met: 1,
        exempt: 0,
        open: 3,
        share: 1 / 4,
      });
      expect((await grant(id)).status).toBe(200);
      const exempted = {
        counts: { scope: 4, met: 1, exempt: 1, open: 2, share: 1 / 3 },
        standing: 'running',
        states: [
          [ELSEWHERE, 'open'],
          [OPEN, 'open'],
          [EXEMPT, 'exempt'],
          [MEASURED, 'met'],
        ],
        valid: [true],
      };
      expect(await figures()).toEqual(exempted);
      const { body: list } = await test.get('/campaigns', 'steward');
      expect(list.items.find((each: any) => each.id === id)).toMatchObject({
        counts: exempted.counts,
        standing: 'running',
      });
      // The last instant of its last day, and the first thereafter.
      now.at = endOfDay(dayOf(day(40))) - 1;
      expect(await figures()).toEqual(exempted);
      now.at += 1;
      expect(await figures()).toMatchObject({
        counts: { met: 1, exempt: 0, open: 3, share: 1 / 4 },
        valid: [false],
      });
    });

    it('should say of each outcome why it does not meet it', async () => {
      const { id } = await create();
      const { items } = await get(id);
      expect(items[0]).toEqual({
        outcome: ELSEWHERE,
        title: 'Fewer customers leave',
        owner: 'group:default/pod',
        state: 'open',
        reason: 'No meter is declared.',
        mayExempt: true,
      });
      expect(items[3]).not.toHaveProperty('reason');
    });

    it('should ask only of its scope, and be missed after its target day', async () => {
      const { id } = await create({
        scope: { domain: 'Retail' },
        target: today,
      });
      expect((await get(id)).campaign).toMatchObject({
        scope: { domain: 'domain:default/retail' },
        owner: 'group:default/leaders',
        standing: 'running',
        counts: { scope: 3, met: 1 },
      });
      now.at = day(41);
      expect((await get(id)).campaign.standing).toBe('missed');
      const done = await create({ requirement: 'adoptionDeclared' });
      expect((await get(done.id)).campaign.standing).toBe('done');
      const empty = await create({ scope: { type: 'none' } });
      expect((await get(empty.id)).campaign).toMatchObject({
        standing: 'empty',
        counts: { scope: 0, share: null },
      });
    });

    it('should say of one outcome what runs and asks something of it', async () => {
      const asked = async (outcome: string, name = 'steward') => {
        const query = new URLSearchParams({ outcome });
        const { body } = await test.get(`/campaigns?${query}`, name);
        return body.items.map((each: any) => [each.id, each.asked]);
      };
      const others = (await asked(EXEMPT)).length;
      const { id } = await create({ target: today });
      const ended = await create({ target: today });
      await post(`/campaigns/${ended.id}/end`, { version: ended.version });
      const elsewhere = await create({
        scope: { domain: 'risk' },
        target: today,
      });
      const reason = 'No meter is declared.';
      expect(await asked(MEASURED)).toContainEqual([id, { state: 'met' }]);
      expect(await asked('Outcome:default/OPEN')).toContainEqual([
        id,
        { state: 'open', reason },
      ]);
      await grant(id);
      const exempt = await asked(EXEMPT);
      expect(exempt).toHaveLength(others + 1);
      expect(exempt).toContainEqual([
        id,
        { state: 'exempt', reason, exemptUntil: today },
      ]);
      expect(await asked(ELSEWHERE)).toContainEqual([
        elsewhere.id,
        { state: 'open', reason },
      ]);
      expect(await asked(ELSEWHERE, 'some')).toEqual([]);
      expect(said(await test.get('/campaigns?outcome=', 'steward'))).toEqual([
        400,
        expect.stringContaining('outcome'),
      ]);
    });

    it('should count only what the reader may read', async () => {
      const { id } = await create();
      await grant(id);
      expect(await get(id, 'some')).toMatchObject({
        campaign: { counts: { scope: 2, met: 1, exempt: 0, open: 1 } },
        exemptions: [],
        viewer: { mayManage: true, mayWithdraw: true },
      });
      expect(await get(id, 'nobody')).toMatchObject({
        campaign: { counts: { scope: 0, share: null }, standing: 'empty' },
        items: [],
        viewer: { mayManage: false, mayWithdraw: false },
      });
      expect((await test.get('/campaigns')).status).toBe(401);
    });

    it('should take a change once, and none after its end', async () => {
      const { id, version } = await create();
      const change = { ...request, title: 'Measured at last', version };
      const path = `/campaigns/${id}`;
      const both = await Promise.all([post(path, change), post(path, change)]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect((await get(id)).campaign).toMatchObject({
        title: 'Measured at last',
        version: version + 1,
      });
      expect(said(await post(`${path}/end`, { version }))).toEqual([
        409,
        expect.stringContaining('changed in the meantime'),
      ]);
      const ended = await post(`${path}/end`, { version: version + 1 });
      expect(ended.body.endedAt).toBe(new Date(day(40)).toISOString());
      expect((await get(id)).campaign.standing).toBe('ended');
      const afterwards = [
        await post(path, { ...change, version: version + 2 }),
        await post(`${path}/end`, { version: version + 2 }),
        await grant(id),
      ];
      expect(afterwards.map(said)).toEqual(
        Array(3).fill([409, expect.stringContaining('has ended')]),
      );
      expect((await get(id)).items[0].mayExempt).toBe(false);
    });

    it('should withdraw an exemption once, and keep it on record', async () => {
      const { id } = await create();
      const { body: granted } = await grant(id);
      expect(said(await grant(id))).toEqual([
        409,
        expect.stringContaining('is exempt already'),
      ]);
      expect(said(await withdraw(granted.id, 'some'))).toEqual([
        404,
        `There is no exemption ${granted.id}`,
      ]);
      expect((await withdraw(granted.id)).body).toMatchObject({
        withdrawnBy: 'user:default/steward',
        valid: false,
      });
      expect(said(await withdraw(granted.id))).toEqual([
        409,
        'The exemption is void already',
      ]);
      const { campaign, exemptions } = await get(id);
      expect(campaign.counts.exempt).toBe(0);
      expect(exemptions).toMatchObject([
        { approver: 'user:default/steward', reason: exemption.reason },
      ]);
      expect((await grant(id)).status).toBe(200);
    });

    it('should refuse who does not hold the permission, or owns the outcome, and audit it', async () => {
      const { id, version } = await create();
      const { body: granted } = await grant(id);
      test.audited.length = 0;
      const path = `/campaigns/${id}`;
      const refused = [
        await post('/campaigns', request, 'leader'),
        await post(path, { ...request, version }, 'leader'),
        await post(`${path}/end`, { version }, 'leader'),
        await grant(id, { outcome: OPEN }, 'leader'),
        await withdraw(granted.id, 'leader'),
      ];
      expect(refused.map(said)).toEqual([
        ...Array(3).fill([
          403,
          expect.stringContaining('delivery.campaign.manage'),
        ]),
        ...Array(2).fill([
          403,
          expect.stringContaining('delivery.exemption.approve'),
        ]),
      ]);
      expect(said(await grant(id, { outcome: OPEN }, 'owner'))).toEqual([
        403,
        expect.stringMatching(/does not own the outcome.*group:default\/pod/),
      ]);
      expect((await get(id, 'owner')).items[0].mayExempt).toBe(false);
      const service = await test.postAsService('/campaigns').send(request);
      expect(said(service)).toEqual([
        403,
        expect.stringContaining('decided by people'),
      ]);
      await grant(id, { outcome: OPEN });
      expect(test.audited).toMatchObject([
        { eventId: 'campaign-create', status: 'failed' },
        { eventId: 'campaign-change', status: 'failed' },
        { eventId: 'campaign-end', status: 'failed' },
        { eventId: 'exemption-grant', status: 'failed' },
        { eventId: 'exemption-withdraw', status: 'failed' },
        { eventId: 'exemption-grant', status: 'failed' },
        { eventId: 'campaign-create', status: 'failed' },
        {
          eventId: 'exemption-grant',
          status: 'succeeded',
          meta: { campaign: id, outcome: OPEN, expires: today },
        },
      ]);
    });

    it.each([
      [{ title: 'x' }, /title: /],
      [{ why: 'because' }, /why: /],
      [{ owner: 'component:default/a' }, /owner: .*group:default\/name/],
      [{ requirement: 'best' }, /requirement: /],
      [{ scope: { system: 'a' } }, /system/],
      [{ target: '2026-02-30' }, /target: /],
      [{ target: later(-1) }, /target: .*has passed/],
    ])('should refuse a campaign with %j', async (change, message) => {
      const answer = await post('/campaigns', { ...request, ...change });
      expect(said(answer)).toEqual([400, expect.stringMatching(message)]);
    });

    it.each([
      [{ reason: 'too short' }, 400, /reason: /],
      [{ expires: undefined }, 400, /expires: /],
      [{ expires: later(-1) }, 400, /expires: .*within 366 days/],
      [{ expires: later(367) }, 400, /expires: .*within 366 days/],
      [{ outcome: 'outcome:default/none' }, 400, /outcome: .*not among/],
      [{ outcome: MEASURED }, 409, /needs no exemption/],
    ])(
      'should refuse an exemption with %j',
      async (change, status, message) => {
        const { id } = await create();
        const answer = await grant(id, change);
        expect(said(answer)).toEqual([status, expect.stringMatching(message)]);
      },
    );

    it('should not tell what may not be read from what is not there', async () => {
      const { id } = await create();
      expect(said(await grant(id, {}, 'some'))).toEqual([
        400,
        `outcome: ${EXEMPT} is not among the outcomes of the campaign that you may read`,
      ]);
      expect(said(await test.get('/campaigns/none', 'steward'))).toEqual([
        404,
        'There is no campaign none',
      ]);
    });
  },
);
