import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { createTestStore } from '../__testUtils__/testStore';
import { DAY, MONDAY } from '../__testUtils__/testBank';
import { NoticeDesk } from '../notices/NoticeDesk';
import { NoticeStore } from '../notices/NoticeStore';
import { DigestDesk } from './DigestDesk';
import { digestWeek } from './digestWeek';
import { KeptGates } from './KeptGates';
import { OwnedOutcomes } from './OwnedOutcomes';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const config = { weekday: 'monday' as const, hour: 7 };
const OWNERS = ['group:default/pod', 'group:default/other'];
const KEEPER = 'group:default/security';
/** Owns nothing, and nothing waits for it. */
const IDLE = 'group:default/idle';

const risky = {
  asOf: new Date(MONDAY).toISOString(),
  title: 'Fewer customers leave',
  risks: ['late'],
  increments: [],
  functions: [],
  nextMove: { kind: 'none', reason: '' },
  timeToValue: { latest: null },
};

interface Run {
  /** Epoch milliseconds. */
  at: number;
  /** Whether notifications cannot be sent then. */
  fails: boolean;
}

/** A run at an instant; those of one step are of replicas, at the same time. */
const anyRuns = fc.array(
  fc.array(
    fc.record({
      at: fc.integer({ min: MONDAY, max: MONDAY + 28 * DAY }),
      fails: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  { maxLength: 12 },
);

/** A replica on a database of all; what it sends goes to `sent`. */
function replica(knex: Knex, run: Run, sent: string[]) {
  const notices = NoticeStore.create({ knex });
  const clock = () => run.at;
  const waits = new Map([
    [
      KEEPER,
      [
        {
          title: 'Security',
          withheld: false,
          gates: [{ title: 'Review', queued: 1, processing: 0, oldest: 0 }],
        },
      ],
    ],
  ]);
  return DigestDesk.create({
    config,
    notices,
    clock,
    outcomes: {
      owners: async () => new Set(OWNERS),
      weeks: async () =>
        new Map(OWNERS.map(owner => [owner, [{ report: risky }]])),
    } as unknown as OwnedOutcomes,
    gates: {
      keepers: () => new Set([KEEPER, IDLE]),
      waits: async () => waits,
    } as unknown as KeptGates,
    desk: NoticeDesk.create({
      notices,
      clock,
      logger: mockServices.logger.mock(),
      about: 'digest',
      notifications: {
        send: async ({ recipients }) => {
          if (run.fails) {
            throw new Error('503');
          }
          const { entityRef } = recipients as { entityRef: string };
          sent.push(`${entityRef} ${digestWeek(config, run.at)}`);
        },
      },
    }),
  });
}

describe.each(databases.eachSupportedId())('digests on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    ({ knex } = await createTestStore(await databases.init(id)));
  });

  it('should be told once to each group and week, whoever runs when', async () => {
    await fc.assert(
      fc.asyncProperty(anyRuns, async steps => {
        await knex('pattern_notice').delete();
        const sent: string[] = [];
        const runAll = (step: readonly Run[]) =>
          Promise.all(step.map(run => replica(knex, run, sent).run()));
        for (const step of steps) {
          await runAll(step);
        }
        expect(sent).toEqual([...new Set(sent)]);
        // Nothing is lost where sending failed: who comes last tells the rest
        const weeks = steps
          .flat()
          .flatMap(({ at }) => digestWeek(config, at) ?? []);
        for (const { at } of steps.flat()) {
          await replica(knex, { at, fails: false }, sent).run();
        }
        const expected = [...new Set(weeks)].flatMap(week =>
          [...OWNERS, KEEPER].map(group => `${group} ${week}`),
        );
        expect([...sent].sort()).toEqual(expected.sort());
      }),
      { numRuns: id === 'SQLITE_3' ? 40 : 10 },
    );
  });
});
