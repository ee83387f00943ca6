import { TestDatabases } from '@backstage/backend-test-utils';
import { TestDatabase, testDatabase } from '../__testUtils__/databases';
import { meterOn, SINCE, UNTIL } from '../__testUtils__/meter';

jest.setTimeout(60_000);

const DAY = 86_400_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const supported = databases.eachSupportedId();
// Without a PostgreSQL at hand, as in a run of this package alone.
const onPostgres =
  supported.length > 0
    ? describe.each(supported)
    : describe.skip.each([['POSTGRES_18' as const]]);

onPostgres('types of %p', id => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase(databases, id);
    // A zone that is not ours, in which a careless reader would be wrong.
    await database.knex.raw(
      "do $$ begin execute format('alter database %I set timezone to ''Asia/Tokyo''', current_database()); execute format('alter database %I set datestyle to ''German''', current_database()); end $$",
    );
  });

  afterAll(() => database.destroy());

  const read = (sql: string) => meterOn(database, { sql }).read();

  it.each([
    ['12::smallint', 12],
    ['12::int', 12],
    ['9007199254740993::bigint', 9007199254740992],
    ['0.1::numeric', 0.1],
    ["'123456789012345678901234567890.5'::numeric", 1.2345678901234568e29],
    ['0.1::float8', 0.1],
    ['0.5::real', 0.5],
    ['count(*)', 1],
    ['avg(2)', 2],
  ])('should read %s', async (value, expected) => {
    expect(await read(`select ${value} as value`)).toEqual([
      { at: UNTIL, value: expected },
    ]);
  });

  it.each([
    ["'NaN'::numeric", /row 1: value is infinite or not a number/],
    ["'NaN'::float8", /row 1: value is infinite or not a number/],
    ["'-infinity'::float8", /row 1: value is infinite/],
    ['1e400::numeric', /row 1: value is infinite/],
    ["'12'::text", /row 1: value is no number/],
    ['true', /row 1: value is no number/],
    ["'12'::jsonb", /row 1: value is no number/],
    ['array[12]', /row 1: value is no number/],
    ["'12 EUR'::text", /row 1: value is no number/],
    ['now()', /row 1: value is no number/],
  ])('should refuse %s', async (value, message) => {
    await expect(read(`select ${value} as value`)).rejects.toThrow(message);
  });

  it.each([
    ["'2026-03-02 00:00:00'::timestamp"],
    ["'2026-03-02 09:00:00+09'::timestamptz"],
    ["'2026-03-02'::date"],
    ["'2026-03-02'::text"],
    [
      "(extract(epoch from '2026-03-02T00:00:00Z'::timestamptz) * 1000)::bigint",
    ],
    ["extract(epoch from '2026-03-02T00:00:00Z'::timestamptz)"],
  ])('should read the instant %s in UTC', async at => {
    expect(await read(`select 1 as value, ${at} as at`)).toEqual([
      { at: SINCE + DAY, value: 1 },
    ]);
  });

  it.each([
    ["'infinity'::timestamptz"],
    ["'-infinity'::date"],
    ["'0044-03-15 BC'::date"],
    ['true'],
    ["'09:00'::time"],
  ])('should refuse the instant %s', async at => {
    await expect(read(`select 1 as value, ${at} as at`)).rejects.toThrow(
      /row 1: at is no instant/,
    );
  });

  it('should take casts, operators and quotes as they are', async () => {
    const sql = String.raw`
      select count(*) as value
      from generate_series(:since::timestamptz, :until::timestamptz, '1 day') as day
      where day > :since and day <= :until::timestamptz
        and '{"a": 1}'::jsonb ? 'a'
        and $tag$:since '$tag$ <> E'it\'s :until' and ':since' = (':since')
        and to_char(day, 'HH24:MI') = '00:00' /* :until */`;
    expect(await read(sql)).toEqual([{ at: UNTIL, value: 9 }]);
  });

  it('should read ten thousand rows', async () => {
    const readings = await read(
      "select n as value, :since::timestamptz + n * interval '1 second' as at from generate_series(10000, 1, -1) as n",
    );
    expect(readings).toHaveLength(10_000);
    expect(readings[0]).toEqual({ at: SINCE + 1_000, value: 1 });
    expect(readings[9_999]).toEqual({ at: SINCE + 10_000_000, value: 10_000 });
  });
});
