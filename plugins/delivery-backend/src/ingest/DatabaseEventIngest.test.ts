import { TestDatabases } from '@backstage/backend-test-utils';
import { CdEvent, toCdEvent } from '@delivery-stack/flow';
import { analytics, change, fact, ticket } from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { createDatabaseStores } from '../database/createDatabaseStores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const origin = { origin: 'POST /events' };

const event = (title = 'Pay faster', author = 'ada'): CdEvent =>
  toCdEvent(
    fact(
      'change.created',
      1,
      {
        key: 'bank/payments#1',
        repository: 'bank/payments',
        title,
        author: { id: author },
      },
      { id: 'created-1' },
    ),
  );

describe.each(databases.eachSupportedId())(
  'DatabaseEventIngest on %p',
  databaseId => {
    let store: TestStore;

    beforeEach(async () => {
      store = await createTestStore(await databases.init(databaseId));
    });

    afterEach(() => store.knex.destroy());

    const bodies = async () =>
      (await store.knex('event').orderBy('id')).map(row =>
        JSON.parse(row.content),
      );

    it('should say of each item what became of it', async () => {
      const result = await store.ingest.accept(
        [
          event(),
          event(),
          event('Pay slower'),
          { context: { id: 'x' } },
          'not JSON',
          null,
        ],
        origin,
      );
      expect(result).toMatchObject({
        accepted: 1,
        duplicate: 1,
        conflicting: 1,
        rejected: 3,
      });
      expect(
        result.items.map(item => [item.index, item.id, item.result]),
      ).toEqual([
        [0, 'created-1', 'accepted'],
        [1, 'created-1', 'duplicate'],
        [2, 'created-1', 'conflicting'],
        [3, 'x', 'rejected'],
        [4, undefined, 'rejected'],
        [5, undefined, 'rejected'],
      ]);
      expect(result.items[3].reason).toMatch(/context\.\w+ is missing/);
    });

    it('should change nothing when half a batch is sent again', async () => {
      const events = [...analytics(), ...ticket('PAY-1', [[0, 'Open']])].map(
        each => toCdEvent(each),
      );
      await store.ingest.accept(events.slice(0, 4), origin);
      const retried = await store.ingest.accept(events, origin);
      expect(retried).toMatchObject({
        accepted: 3,
        duplicate: 4,
        conflicting: 0,
      });
      const again = await store.ingest.accept(events, origin);
      expect(again).toMatchObject({ accepted: 0, duplicate: 7 });
      expect(await store.knex('event')).toHaveLength(7);
      const [source] = await createDatabaseStores(store).events.sources();
      expect(source).toMatchObject({ events: 7, conflicting: 0, rejected: 0 });
    });

    it.each([
      ['the greater body last', ['A title', 'Z title']],
      ['the greater body first', ['Z title', 'A title']],
    ])('should keep the greater of two bodies, %s', async (_, titles) => {
      for (const title of titles) {
        await store.ingest.accept([event(title)], origin);
      }
      const [body] = await bodies();
      expect(JSON.stringify(body)).toContain('Z title');
      const [source] = await createDatabaseStores(store).events.sources();
      expect(source).toMatchObject({ events: 1, conflicting: 1 });
    });

    it('should store no person, neither in events nor in dead letters', async () => {
      await store.ingest.accept(
        [
          event('Pay faster', 'ada.lovelace'),
          {
            context: { id: 'x', source: 's' },
            author: { login: 'ada.lovelace' },
          },
          '{"sender":"ada.lovelace"',
        ],
        origin,
      );
      for (const table of [
        'event',
        'dead_letter',
        'person_key',
        'person_secret',
      ]) {
        expect(JSON.stringify(await store.knex(table))).not.toContain(
          'lovelace',
        );
      }
      expect(await store.knex('person_key')).toHaveLength(2);
    });

    it('should know the same person again, until the mapping is destroyed', async () => {
      await store.accept([
        ...change(1, { opened: 1 }),
        ...change(2, { opened: 2 }),
      ]);
      expect(await store.knex('person_key')).toHaveLength(1);
      const [{ pseudonym }] = await store.knex('person_key');
      expect(JSON.stringify(await bodies())).toContain(pseudonym);

      expect(
        await store.pseudonymiser.forget('https://github.com', 'ada'),
      ).toBe(true);
      expect(await store.knex('person_key')).toEqual([]);
      expect(
        await store.pseudonymiser.forget('https://github.com', 'ada'),
      ).toBe(false);
      // What comes again is the same event still, and leads nowhere new
      expect(await store.accept(change(1, { opened: 1 }))).toMatchObject({
        duplicate: 2,
      });
      expect(JSON.stringify(await bodies())).toContain(pseudonym);
    });

    it('should keep events of types that it does not know, and count them', async () => {
      const unknown = event();
      unknown.context.type = 'dev.cdevents.artifact.packaged.0.2.0';
      expect(await store.ingest.accept([unknown], origin)).toMatchObject({
        accepted: 1,
      });
      const [source] = await createDatabaseStores(store).events.sources();
      expect(source).toMatchObject({ events: 1, unknown: 1 });
      expect(await store.knex('cluster')).toEqual([]);
    });

    it('should refuse what contradicts its own type, and keep it with the reason', async () => {
      const broken = event();
      const [custom] = Object.keys(broken.customData as object);
      broken.customData = { [custom]: { data: { key: 7 } } };
      const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`);
      const result = await store.ingest.accept([broken, deep, broken], origin);
      expect(result).toMatchObject({ accepted: 0, rejected: 3 });
      const letters = await createDatabaseStores(store).deadLetters.list({
        limit: 10,
      });
      expect(letters).toHaveLength(2);
      expect(letters.map(each => each.reason).join()).toMatch(/nested deeper/);
      expect(letters.some(each => each.source === 'POST /events')).toBe(true);
      expect(await store.knex('event')).toEqual([]);
    });

    it('should hold what PostgreSQL cannot store otherwise', async () => {
      const odd = event('nul \u0000 and half a pair \ud800');
      odd.context.id = 'nul\u0000';
      expect(await store.ingest.accept([odd], origin)).toMatchObject({
        accepted: 1,
      });
      expect(await store.ingest.accept([odd], origin)).toMatchObject({
        duplicate: 1,
      });
      expect(await store.project()).toBe(1);
      const [{ title }] = await store.knex('journey');
      expect(title).toContain('nul \ufffd');
      await store.ingest.accept(
        [{ context: { id: 'a\u0000' }, text: '\u0000' }],
        origin,
      );
    });

    it('should refuse more events than one call may bring', async () => {
      await expect(
        store.ingest.accept(new Array(5_001).fill(event()), origin),
      ).rejects.toThrow(/5001 events at once are too many; send at most 5000/);
    });

    it('should store nothing of a batch when the database fails halfway', async () => {
      await store.knex.schema.renameTable('node_attach', 'gone');
      const facts = [
        ...analytics(),
        fact('pipelinerun.started', 1, {
          run: 'r/1',
          attempt: 1,
          headSha: 'a',
        }),
      ];
      await expect(store.accept(facts)).rejects.toMatchObject({
        message: expect.stringMatching(/node_attach/),
      });
      expect(await store.knex('event')).toEqual([]);
      await store.knex.schema.renameTable('gone', 'node_attach');
      expect(await store.accept(facts)).toMatchObject({ accepted: 7 });
    });

    it('should serve two replicas at once with the same events', async () => {
      const facts = [
        ...analytics(),
        ...ticket('PAY-1', [[0, 'Open']]),
        ...change(1, { opened: 1, merged: 2 }),
      ];
      const results = await Promise.all([
        store.accept(facts),
        store.accept([...facts].reverse()),
        store.accept(facts.slice(3)),
      ]);
      const accepted = results.reduce((sum, each) => sum + each.accepted, 0);
      expect(accepted).toBe(facts.length);
      expect(await store.knex('event')).toHaveLength(facts.length);
      expect(await store.knex('cluster')).toHaveLength(3);
    });
  },
);
