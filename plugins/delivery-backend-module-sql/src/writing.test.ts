import { TestDatabases } from '@backstage/backend-test-utils';
import { TestDatabase, testDatabase } from './__testUtils__/databases';
import { meterOn } from './__testUtils__/meter';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

/** On both; each would change something if it were let. */
const everywhere = [
  'delete from figures',
  'delete from figures returning churn as value',
  'update figures set churn = 0 where day > :since returning churn as value',
  "insert into figures values ('2026-03-05', 1)",
  'drop table figures',
  'create table other (id int)',
  'create temporary table other (id int)',
  'select 1 as value; drop table figures',
  'select 1 as value; delete from figures;',
  'select 1 as value; commit; delete from figures',
  'commit',
  'rollback',
  'begin',
];

const onPostgres = [
  'with gone as (delete from figures returning churn) select churn as value from gone',
  'select forget() as value',
  "select set_config('transaction_read_only', 'off', true)::float8 as value",
  'select allow_and_forget() as value',
  "select nextval('numbers') as value",
  "select setval('numbers', 99) as value",
  'select lo_create(0)::int8 as value',
  'select churn as value into other from figures',
  'select churn as value from figures for update',
  'set transaction read write',
  'set transaction read write; delete from figures',
  'rollback; delete from figures',
  'do $$ begin delete from figures; end $$',
  'call forget_all()',
  'truncate figures',
  "copy figures to program 'true'",
  'explain analyze delete from figures',
  'execute figures',
];

const onSqlite = [
  'replace into figures values (1, 2)',
  'pragma user_version = 7',
  'pragma journal_mode = wal',
  "attach database 'other.sqlite' as other",
  "vacuum into 'other.sqlite'",
  'vacuum',
  'reindex',
  "select load_extension('other') as value",
];

describe.each(databases.eachSupportedId())('writing on %p', id => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase(databases, id);
    const { knex } = database;
    await knex.schema.createTable('figures', table => {
      table.text('day');
      table.double('churn');
    });
    await knex('figures').insert({ day: '2026-03-04', churn: 2.5 });
    if (id === 'SQLITE_3') {
      return;
    }
    await knex.raw(`
      create sequence numbers;
      create function forget() returns int volatile language plpgsql as $$
        begin delete from figures; return 1; end $$;
      create function allow_and_forget() returns int volatile language plpgsql as $$
        begin
          perform set_config('transaction_read_only', 'off', true);
          set transaction read write;
          delete from figures;
          return 1;
        end $$;
      create procedure forget_all() language sql as 'delete from figures';
    `);
  });

  afterAll(() => database.destroy());

  const all = [...everywhere, ...(id === 'SQLITE_3' ? onSqlite : onPostgres)];

  it.each(all)('should fail with %p and leave the data', async sql => {
    const { read } = meterOn(database, { sql });
    await expect(read()).rejects.toThrow(
      /^delivery\.sql\.queries\.figure: (would change something|is not one statement|does not fit|failed|reads what)/,
    );
    expect(await database.knex('figures').select()).toEqual([
      { day: '2026-03-04', churn: 2.5 },
    ]);
    expect(await database.knex.schema.hasTable('other')).toBe(false);
  });

  it('should say that a write is one', async () => {
    const sql =
      id === 'SQLITE_3'
        ? 'delete from figures returning churn as value'
        : 'select forget() as value';
    const { read } = meterOn(database, { sql });
    await expect(read()).rejects.toThrow(/would change something, and nothing/);
  });

  it('should leave nothing behind that the next query sees', async () => {
    if (id === 'SQLITE_3') {
      return;
    }
    const held = meterOn(database, {
      sql: 'select 1 as value from (select pg_advisory_lock(7)) as taken',
    });
    expect(await held.read()).toHaveLength(1);
    const { rows } = await database.knex.raw(
      'select pg_try_advisory_lock(7) as free',
    );
    expect(rows).toEqual([{ free: true }]);
  });
});
