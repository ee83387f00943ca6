import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  day,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';
import { dayOf, isoDay } from '../projection/days';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const iso = (days: number) => isoDay(dayOf(day(days)));

const unmeasured = {
  measure: {
    name: 'Calls',
    unit: 'calls',
    direction: 'up',
    baseline: 1,
    target: 2,
    due: '2026-12-31',
  },
};

describe.each(databases.eachSupportedId())(
  'notices of campaigns on %s',
  (databaseId: TestDatabaseId) => {
    let test: TestOutcomes;
    const now = { at: day(40) };
    const sent: NotificationSendOptions[] = [];
    let down = false;

    const notifications = createServiceFactory({
      service: notificationService,
      deps: {},
      factory: () => ({
        send: async (options: NotificationSendOptions) => {
          if (down) {
            throw new Error('503');
          }
          sent.push(options);
        },
      }),
    });
    const post = (path: string, body: object) =>
      test.post(path, 'steward').send(body);
    const create = async (target: string) =>
      (
        await post('/campaigns', {
          title: 'Measured',
          why: 'What is not measured cannot be steered',
          owner: 'leaders',
          requirement: 'measured',
          target,
        })
      ).body;
    /** Who was told what in the rounds of a day. */
    const toldOn = async (days: number, rounds = 2) => {
      now.at = day(days);
      sent.length = 0;
      for (let round = 0; round < rounds; round += 1) {
        await test.rounds();
        await test.runTask('campaigns');
      }
      return sent.map(({ recipients, payload }) => [
        (recipients as { entityRef: string }).entityRef,
        payload.title,
      ]);
    };

    beforeAll(async () => {
      test = await startOutcomes(await databases.init(databaseId), {
        now,
        catalogState: {
          down: false,
          entities: [
            outcomeEntity({}, [], 'measured'),
            outcomeEntity(unmeasured, [], 'first'),
            outcomeEntity(unmeasured, [], 'second'),
            outcomeEntity({ ...unmeasured, owner: 'risk' }, [], 'other'),
          ],
        },
        features: [notifications],
      });
      test.meter.read = async ({ until }) => [{ at: until, value: 50 }];
      await test.settle();
      await test.rounds();
    });

    afterEach(() => {
      down = false;
    });

    afterAll(() => test?.stop());

    it('should tell each owner once, from 14 days before the target day', async () => {
      now.at = day(40);
      const { id } = await create(iso(60));
      expect(await toldOn(45)).toEqual([]);
      expect(await toldOn(46)).toEqual([
        [
          'group:default/pod',
          `Measured: 2 outcomes are to meet it by ${iso(60)}`,
        ],
        [
          'group:default/risk',
          `Measured: 1 outcome is to meet it by ${iso(60)}`,
        ],
      ]);
      expect(sent[1].payload).toMatchObject({
        description: 'Fewer customers leave: No meter is declared.',
        link: `/delivery/outcomes?view=campaigns&campaign=${id}`,
        topic: 'delivery-campaigns',
      });
      expect(await toldOn(47)).toEqual([]);
      await post(`/campaigns/${id}/end`, { version: 1 });
    });

    it('should tell the owner once that an exemption ends', async () => {
      now.at = day(50);
      const { id } = await create(iso(150));
      await post(`/campaigns/${id}/exemptions`, {
        outcome: 'outcome:default/other',
        reason: 'Its meter is installed in spring',
        expires: iso(70),
      });
      expect(await toldOn(55)).toEqual([]);
      expect(await toldOn(56)).toEqual([
        [
          'group:default/risk',
          `The exemption of Fewer customers leave from Measured ends on ${iso(
            70,
          )}`,
        ],
      ]);
      expect(await toldOn(70)).toEqual([]);
      await post(`/campaigns/${id}/end`, { version: 1 });
    });

    it('should try again where nothing can be sent, and keep the day', async () => {
      now.at = day(80);
      const { id } = await create(iso(90));
      down = true;
      expect(await toldOn(80)).toEqual([]);
      const { body } = await test.get(`/campaigns/${id}`, 'steward');
      expect(body.record.days).toMatchObject([{ day: iso(80), met: 1 }]);
      down = false;
      expect(await toldOn(81)).toHaveLength(2);
      await post(`/campaigns/${id}/end`, { version: 1 });
      expect(await toldOn(82)).toEqual([]);
    });
  },
);
