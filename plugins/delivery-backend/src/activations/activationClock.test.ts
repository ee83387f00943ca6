import { TestDatabases } from '@backstage/backend-test-utils';
import { AnyFact, FactData } from '@delivery-stack/flow';
import { testActivations, WEB_SERVICE } from '../__testUtils__/testActivations';
import {
  change,
  DAY,
  deployment,
  fact,
  HOUR,
  MONDAY,
} from '../__testUtils__/testBank';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const run = (
  days: number,
  data: Partial<FactData['pipelinerun.finished']> = {},
): AnyFact =>
  fact('pipelinerun.finished', days, {
    run: `bank/payments/runs/${days}`,
    attempt: 1,
    repository: 'bank/payments',
    outcome: 'success',
    ...data,
  });

const FIRST_RUN = 6.5 / 24;
const PRODUCTIVE = 25 / 24;
const DEPLOYED = 9 + 4 / 24;

/** The canonical case, with what must not count. */
const canonical: AnyFact[] = [
  run(1 / 24, { outcome: 'failure' }),
  run(0.5 / 24, { repository: 'bank/other' }),
  run(FIRST_RUN, { headSha: 'head1' }),
  ...change(1, { opened: 0.1 }, { scaffolded: true }),
  ...change(2, { opened: 0.9 }),
  run(PRODUCTIVE, { headSha: 'head2' }),
  run(3, { headSha: 'head2' }),
  ...deployment(1, 2, { environment: 'staging' }),
  ...deployment(2, DEPLOYED - 1 / 24),
  ...deployment(3, 12),
];

const figures = {
  firstRunAt: '2026-03-02T06:30:00.000Z',
  productiveAt: '2026-03-03T01:00:00.000Z',
  deployedAt: '2026-03-11T04:00:00.000Z',
};

describe.each(databases.eachSupportedId())(
  'activation clock on %p',
  databaseId => {
    async function setUp(more: object = {}) {
      const test = await testActivations(await databases.init(databaseId));
      test.now.at = MONDAY + 12 * MINUTE;
      await test.activate(more);
      test.now.at = MONDAY + 20 * DAY;
      return test;
    }

    it('should tell the canonical case', async () => {
      const { accept, read, list, counts } = await setUp();
      await accept(canonical);
      await read();
      const [activation] = (await list()).items;
      expect(activation).toMatchObject(figures);
      const { environments, clock } = (
        await counts.countsOf([WEB_SERVICE, 'template:default/unused'])
      ).get(WEB_SERVICE)!;
      expect(environments).toBe(1);
      const p50 = Object.fromEntries(
        Object.entries(clock).map(([name, each]) => [name, each.p50]),
      );
      expect(p50).toEqual({
        ready: 12 * 60,
        firstRun: 6.5 * 3600,
        productive: 25 * 3600,
        deployed: (9 * 24 + 4) * 3600,
      });
    });

    it('should say the same for every order, read again and again', async () => {
      const { accept, read, list } = await setUp();
      for (const each of [...canonical].reverse()) {
        await accept([each]);
        await read();
      }
      await accept(canonical);
      await read();
      expect((await list()).items[0]).toMatchObject(figures);
      expect(await read()).toBe(0);
    });

    it('should count what is open up to now', async () => {
      const { activate, counts, accept, read, now } = await setUp();
      await activate({
        taskId: 'task-2',
        name: 'cards',
        repository: 'https://github.com/bank/cards',
        requestedAt: new Date(MONDAY + 18 * DAY).toISOString(),
      });
      await accept(canonical);
      await read();
      const deployed = async () =>
        (await counts.countsOf([WEB_SERVICE])).get(WEB_SERVICE)!.clock.deployed;
      // Open for two days: it says nothing about day nine
      expect(await deployed()).toMatchObject({
        n: 1,
        censored: 1,
        p50: (9 * 24 + 4) * 3600,
      });
      now.at = MONDAY + 40 * DAY;
      // Open for 22 days: whether half are there by day nine is not known
      expect(await deployed()).toMatchObject({
        n: 1,
        censored: 1,
        p50: null,
        atLeast: { p50: (22 * DAY) / 1000 },
      });
    });

    it('should not count what happened before the environment was ready', async () => {
      const { accept, read, list } = await setUp();
      await accept([run(-1), run(11 / 1440), ...deployment(1, -2)]);
      await read();
      const [activation] = (await list()).items;
      expect(activation).not.toHaveProperty('firstRunAt');
      expect(activation).not.toHaveProperty('deployedAt');
    });

    it('should see what came in while nobody knew of the activation', async () => {
      const test = await testActivations(await databases.init(databaseId));
      const { accept, read, list, activate, now } = test;
      now.at = MONDAY + 12 * MINUTE;
      await activate({
        taskId: 'task-0',
        name: 'other',
        repository: undefined,
      });
      await accept([run(FIRST_RUN)]);
      await read();
      await activate();
      await read();
      const { items } = await list({ environment: 'payments' });
      expect(items[0].firstRunAt).toBe(figures.firstRunAt);
    });

    it('should take the runs of the component that the catalog knows', async () => {
      const { accept, read, list, knex } = await setUp({
        repository: undefined,
        component: 'component:default/payments',
      });
      await knex('entity').insert({
        id: 7,
        ref: 'component:default/payments',
        kind: 'component',
        title: 'Payments',
      });
      await knex('entity_subject').insert({
        entity_id: 7,
        subject: 'repository:bank/payments',
      });
      await accept(canonical);
      await read();
      expect((await list()).items[0]).toMatchObject(figures);
    });

    it('should be moved by standard events of a repository in a directory', async () => {
      const repository = 'file:///srv/repositories/payments';
      const { ingest, read, list } = await setUp({ repository });
      const event = (type: string, hours: number, more: object) => ({
        context: {
          specversion: '0.5.1',
          id: `${type}-${hours}`,
          source: repository,
          type: `dev.cdevents.${type}`,
          timestamp: new Date(MONDAY + hours * HOUR).toISOString(),
        },
        ...more,
      });
      const told = await ingest.accept(
        [
          event('pipelinerun.finished.0.3.0', 6.5, {
            subject: {
              id: 'build-1',
              source: `${repository}.git`,
              content: { pipelineName: 'build', outcome: 'success' },
            },
          }),
          event('change.created.0.4.0', 24, {
            subject: { id: 'change-1', content: { description: 'Pay' } },
          }),
          event('pipelinerun.finished.0.3.0', 25, {
            subject: { id: 'build-2', content: { outcome: 'success' } },
            customData: {
              deliveryStack: {
                data: {
                  run: 'build-2',
                  repository,
                  changes: ['change-1'],
                  outcome: 'success',
                },
              },
            },
          }),
          event('service.deployed.0.3.0', 220, {
            subject: {
              id: 'payments',
              content: {
                environment: { id: 'production' },
                artifactId: 'pkg:oci/payments@sha256:1',
              },
            },
          }),
        ],
        { origin: 'test' },
      );
      expect(told.rejected).toBe(0);
      await read();
      expect((await list()).items[0]).toMatchObject(figures);
    });
  },
);
