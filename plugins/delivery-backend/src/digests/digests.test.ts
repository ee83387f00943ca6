import { createServiceFactory } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { ticket } from '../__testUtils__/testBank';
import { deliveryConfig } from '../__testUtils__/testDelivery';
import {
  day,
  deliveredFacts,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const HOUR = 1 / 24;

/** A notifications service that remembers, or fails. */
function testNotifications() {
  const state = { sent: [] as NotificationSendOptions[], down: false };
  const feature = createServiceFactory({
    service: notificationService,
    deps: {},
    factory: () => ({
      send: async (options: NotificationSendOptions) => {
        if (state.down) {
          throw new Error('503');
        }
        state.sent.push(options);
      },
    }),
  });
  return { state, feature };
}

const config = {
  ...deliveryConfig,
  functions: {
    security: { title: 'Security', group: 'group:default/security' },
    data: { title: 'Data', group: 'group:default/data' },
    infrastructure: { title: 'Platform', group: 'user:default/ann' },
  },
  digest: { weekday: 'monday', hour: 7 },
};

/** LED-51 is in security review since day 30, and LED-52 back from it. */
const waitingFacts = [
  ...deliveredFacts,
  ...ticket(
    'LED-51',
    [
      [28, 'Environment requested'],
      [30, 'Security review'],
    ],
    { components: ['c3'] },
  ),
  ...ticket(
    'LED-52',
    [
      [1, 'Security review'],
      [4, 'Modifying'],
    ],
    { components: ['c4'] },
  ),
];

describe.each(databases.eachSupportedId())(
  'digests of a backend on %s',
  (databaseId: TestDatabaseId) => {
    const { state, feature } = testNotifications();
    const catalogState = {
      down: false,
      entities: [
        outcomeEntity({ adoption: undefined }),
        outcomeEntity({ owner: 'user:default/ann' }, [], 'of-a-person'),
      ],
    };
    let test: TestOutcomes;

    const told = () =>
      state.sent
        .splice(0)
        .map(({ recipients, payload }): [unknown, unknown] => [
          'entityRef' in recipients && recipients.entityRef,
          payload,
        ])
        .sort(([left], [right]) => (String(left) < String(right) ? -1 : 1));
    const digestsOn = async (days: number) => {
      test.now.at = day(days);
      await test.runTask('digests');
      return told();
    };

    beforeAll(async () => {
      test = await startOutcomes(await databases.init(databaseId), {
        config,
        features: [feature],
        now: { at: day(35) },
        catalogState,
      });
      await test.settle();
      await test.send(waitingFacts);
      await test.settle();
      await test.rounds();
      state.sent.length = 0;
    });

    afterAll(() => test?.stop());

    it('should not come before their hour', async () => {
      expect(await digestsOn(35 + 6 * HOUR)).toEqual([]);
    });

    it('should tell owners and keepers, and no person', async () => {
      expect(await digestsOn(35 + 8 * HOUR)).toEqual([
        [
          'group:default/pod',
          {
            title: 'Week of 2026-04-06: 1 outcome, 1 at risk',
            description:
              '1 outcome owned, 1 of 1 at risk now. Nothing from a week ago is known, so nothing is compared. Fewer customers leave: not measured; latest time-to-value (need → deployed) 31 days, n = 1.',
            severity: 'low',
            scope: 'digest group:default/pod',
            link: '/delivery/outcomes',
            topic: 'delivery-digest',
          },
        ],
        [
          'group:default/security',
          {
            title: 'Week of 2026-04-06: 1 item waits at your gates',
            description:
              'Security: 1 item at its gates, 0 of 1 are worked on; the longest has been there for 1 to 7 days, at security-review.',
            severity: 'low',
            scope: 'digest group:default/security',
            link: '/delivery/outcomes',
            topic: 'delivery-digest',
          },
        ],
      ]);
    });

    it('should say nothing more in that week, of what waits since either', async () => {
      await test.send(
        ticket('LED-53', [[35, 'Data access requested']], {
          components: ['c5'],
        }),
      );
      await test.settle();
      expect(await digestsOn(35 + 9 * HOUR)).toEqual([]);
      expect(await digestsOn(38)).toEqual([]);
    });

    it('should compare with a week ago, and lose nothing while nothing can be sent', async () => {
      test.now.at = day(42 + 7 * HOUR);
      catalogState.entities = [
        outcomeEntity({
          adoption: undefined,
          timeToValue: { target: 'P20D' },
        }),
      ];
      await test.rounds();
      state.down = true;
      expect(await digestsOn(42 + 8 * HOUR)).toEqual([]);
      state.down = false;
      const digests = await digestsOn(42 + 9 * HOUR);
      expect(digests.map(([group]) => group)).toEqual([
        'group:default/data',
        'group:default/pod',
        'group:default/security',
      ]);
      expect(digests[1][1]).toMatchObject({
        title: 'Week of 2026-04-13: 1 outcome, 1 at risk, 1 with a new risk',
        description:
          '1 outcome owned, 1 of 1 at risk now. A week ago 1 of 1 was at risk. Fewer customers leave: not measured, time-to-value over target (new); latest time-to-value (need → deployed) 31 days, a week ago 31 days, n = 1.',
        severity: 'normal',
        scope: 'digest group:default/pod',
      });
    });

    it('should not be sent two days late', async () => {
      test.now.at = day(51);
      await test.rounds();
      expect(await digestsOn(51 + 7 * HOUR)).toEqual([]);
    });
  },
);

describe.each(databases.eachSupportedId())(
  'digests of some groups on %s',
  (databaseId: TestDatabaseId) => {
    it('should be told to no other', async () => {
      const { state, feature } = testNotifications();
      const groups = ['group:default/security'];
      const test = await startOutcomes(await databases.init(databaseId), {
        config: { ...config, digest: { groups } },
        features: [feature],
        now: { at: day(35 + 7 * HOUR) },
      });
      await test.settle();
      await test.send(waitingFacts);
      await test.settle();
      await test.rounds();
      await test.runTask('digests');
      expect(state.sent.map(({ recipients }) => recipients)).toEqual([
        { type: 'entity', entityRef: 'group:default/security' },
      ]);
      await test.stop();
    });
  },
);

describe.each(databases.eachSupportedId())(
  'a backend without digests on %s',
  (databaseId: TestDatabaseId) => {
    it('should have no task for them', async () => {
      const test = await startOutcomes(await databases.init(databaseId));
      await expect(test.runTask('digests')).rejects.toThrow('not found');
      await test.stop();
    });
  },
);
