import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  deliveryTicketQueryExtensionPoint,
  FoundTickets,
  TicketQuery,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Knex } from 'knex';
import {
  day,
  deliveredFacts,
  outcomeEntity,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';
import { InitiativeTickets } from './InitiativeTickets';
import { TicketQueries } from './TicketQueries';

jest.setTimeout(120_000);

const MINUTE = 60_000;
const QUERY = 'labels = calls';
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const byQuery = (query = QUERY, source = 'jira') =>
  outcomeEntity({ initiative: { source, query } });

function testResolver() {
  const state = {
    find: async (): Promise<FoundTickets> => ({ keys: [], more: false }),
    asked: [] as TicketQuery[],
  };
  const feature = createBackendModule({
    pluginId: 'delivery',
    moduleId: 'test-tickets',
    register(env) {
      env.registerInit({
        deps: { queries: deliveryTicketQueryExtensionPoint },
        async init({ queries }) {
          queries.addTicketQueryResolver({
            source: 'jira',
            title: 'Jira',
            resolve: async asked => {
              state.asked.push(asked);
              return state.find();
            },
          });
        },
      });
    },
  });
  return { state, feature };
}

describe.each(databases.eachSupportedId())(
  'an initiative by query on %s',
  (databaseId: TestDatabaseId) => {
    const { state: tickets, feature } = testResolver();
    const now = { at: day(40) };
    let knex: Knex;
    let test: TestOutcomes;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      test = await startOutcomes(knex, { now, features: [feature] });
      await test.settle();
      await test.send(deliveredFacts);
      await test.settle();
      test.catalogState.entities = [byQuery()];
    });

    afterAll(() => test?.stop());

    const iso = (at: number) => new Date(at).toISOString();
    const shown = async () => {
      const report = await test.report();
      return {
        journeys: report.increments.map((each: any) => each.journey.id),
        initiative: report.initiative,
        problem: report.incrementsProblem,
      };
    };
    /** A round after so many minutes. */
    const after = async (minutes: number) => {
      now.at += minutes * MINUTE;
      await test.rounds();
      return shown();
    };
    const initiative = (more: object) => ({
      source: 'jira',
      query: QUERY,
      resolvedAt: iso(now.at),
      ...more,
    });

    it('should have the journeys of what its query finds', async () => {
      const keys = ['LED-50', 'LED-404', 'LED-50'];
      tickets.find = async () => ({ keys, more: false });
      expect(await after(0)).toEqual({
        journeys: ['LED-50'],
        initiative: initiative({ tickets: 2 }),
        problem: undefined,
      });
      expect(tickets.asked).toEqual([
        { query: QUERY, limit: 1_000, signal: expect.any(AbortSignal) },
      ]);
    });

    it('should be asked for every 15 minutes, and no more often', async () => {
      await after(5);
      await after(9);
      expect(tickets.asked).toHaveLength(1);
      await after(1);
      expect(tickets.asked).toHaveLength(2);
    });

    it('should keep what was found where asking fails, and say so', async () => {
      const resolvedAt = iso(now.at);
      tickets.find = async () => {
        throw new Error(`answered 503; ${'look at its state '.repeat(50)}`);
      };
      const { journeys, initiative: view, problem } = await after(15);
      expect(journeys).toEqual(['LED-50']);
      expect(view).toEqual(initiative({ tickets: 2, resolvedAt }));
      expect(problem).toContain('spec.initiative.query: Jira is asked again');
      expect(problem).toContain('the last time failed: answered 503; look');
      const [row] = await knex('outcome_initiative');
      expect(row.problem).toHaveLength(300);
      await after(14);
      expect(tickets.asked).toHaveLength(3);
    });

    it('should heal, and count no more than 1,000 tickets', async () => {
      const keys = Array.from({ length: 1_001 }, (_, n) => `LED-${n + 50}`);
      tickets.find = async () => ({ keys, more: false });
      const { journeys, initiative: view, problem } = await after(15);
      expect(journeys).toEqual(['LED-50']);
      expect(view).toEqual(initiative({ tickets: 1_000 }));
      expect(problem).toMatch(/finds more than 1,000 tickets.*narrow it$/);
    });

    it.each([
      [['LED-404'], /no journey of its tickets is known \(n = 1\)/],
      [[], /finds no ticket in what the module of Jira reads/],
    ])('should say what is wrong with tickets %p', async (keys, expected) => {
      tickets.find = async () => ({ keys, more: false });
      const { journeys, initiative: view, problem } = await after(15);
      expect(journeys).toEqual([]);
      expect(view).toEqual(initiative({ tickets: keys.length }));
      expect(problem).toMatch(expected);
    });

    it('should drop what another query found, at once', async () => {
      tickets.find = async () => ({ keys: ['LED-50'], more: false });
      expect((await after(15)).journeys).toEqual(['LED-50']);
      tickets.find = async () => {
        throw new Error('refused the query');
      };
      test.catalogState.entities = [byQuery('labels ==')];
      expect(await after(1)).toEqual({
        journeys: [],
        initiative: { source: 'jira', query: 'labels ==', tickets: 0 },
        problem:
          'spec.initiative.query: Jira is asked again every 15 minutes; the last time failed: refused the query',
      });
    });

    it('should say that no module asks its source', async () => {
      test.catalogState.entities = [byQuery(QUERY, 'my-tracker')];
      expect((await after(1)).problem).toBe(
        'spec.initiative.query: no module resolves queries of my-tracker; name the tickets by spec.initiative.keys',
      );
    });

    it('should leave no row where the query or the outcome is gone', async () => {
      expect(await knex('outcome_initiative')).toHaveLength(1);
      test.catalogState.entities = [outcomeEntity()];
      expect(await after(1)).toEqual({
        journeys: ['LED-50'],
        initiative: { source: 'jira', tickets: 1 },
        problem: undefined,
      });
      expect(await knex('outcome_initiative')).toEqual([]);
    });
  },
);

describe('a query that nobody asked yet', () => {
  const stored = {
    ref: 'outcome:default/fewer-leave',
    outcome: byQuery() as any,
    contributors: [],
    missing: [],
  };
  const initiatives = { byOutcome: async () => undefined } as any;
  const jira = (title = 'Jira') => ({
    source: 'jira',
    title,
    resolve: async () => ({ keys: [], more: false }),
  });

  it('should name the module that would ask it', async () => {
    const queries = TicketQueries.create();
    const known = InitiativeTickets.create({ queries, initiatives });
    expect((await known.of(stored)).problem).toMatch(
      /^spec\.initiative\.query: nothing here asks jira; install \S+-module-jira and connect it, or name/,
    );
  });

  it('should say when it will be asked', async () => {
    const queries = TicketQueries.create();
    queries.addTicketQueryResolver(jira());
    const known = InitiativeTickets.create({ queries, initiatives });
    expect((await known.of(stored)).problem).toBe(
      'spec.initiative.query: Jira has not been asked yet; it is asked in the next round of outcomes, and every 15 minutes from then on',
    );
  });

  it('should have one module to ask it', () => {
    const queries = TicketQueries.create();
    queries.addTicketQueryResolver(jira());
    expect(() => queries.addTicketQueryResolver(jira('Other'))).toThrow(
      "Two modules resolve queries for tickets of 'jira': Jira and Other",
    );
  });
});
