import { TestDatabases } from '@backstage/backend-test-utils';
import { TestDatabase, testDatabase } from './__testUtils__/databases';
import { meterOn, SINCE, UNTIL } from './__testUtils__/meter';

jest.setTimeout(60_000);

const DAY = 86_400_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('SqlMeter on %p', id => {
  let database: TestDatabase;
  const isPostgres = id !== 'SQLITE_3';

  beforeAll(async () => {
    database = await testDatabase(databases, id);
    await database.knex.schema.createTable('figures', table => {
      table.text('day').notNullable();
      table.double('churn');
    });
    await database.knex('figures').insert([
      { day: '2026-03-04', churn: 2.5 },
      { day: '2026-02-01', churn: 9 },
      { day: '2026-03-02', churn: 4 },
      { day: '2026-03-03', churn: null },
      { day: '2026-04-01', churn: 1 },
    ]);
  });

  afterAll(() => database.destroy());

  const read = (sql: string, more: { maxRows?: number } = {}) =>
    meterOn(database, { sql, ...more }).read();

  it('should read a series, oldest first, without gaps and what is outside of the window', async () => {
    const { read: readAll, logger } = meterOn(database, {
      sql: 'select day as at, churn as value from figures',
    });
    expect(await readAll()).toEqual([
      { at: SINCE + DAY, value: 4 },
      { at: SINCE + 3 * DAY, value: 2.5 },
    ]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/queries\.figure: 1 readings of the future/),
    );
  });

  it('should read one row without an instant as of now', async () => {
    expect(
      await read('select count(*) as value from figures where churn > 2;'),
    ).toEqual([{ at: UNTIL, value: 3 }]);
    expect(await read('select null as value')).toEqual([]);
  });

  it('should hand the window over where it is asked for', async () => {
    const window =
      "select churn as value, day as at from figures where day > :since -- ':until' and :until\n and day <= :until /* :since */";
    expect(await read(window)).toEqual([
      { at: SINCE + DAY, value: 4 },
      { at: SINCE + 3 * DAY, value: 2.5 },
    ]);
    expect(
      await read(
        "select count(*) as value from figures where ':since' = :since",
      ),
    ).toEqual([{ at: UNTIL, value: 0 }]);
  });

  it('should read shares and groups, as the README has them', async () => {
    expect(
      await read(
        'select 100.0 * count(*) filter (where churn > 2) / nullif(count(*), 0) as value from figures',
      ),
    ).toEqual([{ at: UNTIL, value: 60 }]);
    expect(
      await read(`
        select day as at, count(*) as value
        from figures
        where day > :since and day <= :until
        group by day
      `),
    ).toEqual([1, 2, 3].map(days => ({ at: SINCE + days * DAY, value: 1 })));
  });

  it.each([
    ['2026-03-02 06:00:00', 0],
    ['2026-03-02T06:00:00Z', 0],
    ['2026-03-02 08:00:00.250+02', 250],
    ['2026-03-02T08:00:00+02:00', 0],
  ])('should read the instant %p', async (at, more) => {
    expect(await read(`select 1 as value, '${at}' as at`)).toEqual([
      { at: SINCE + DAY + 6 * 3_600_000 + more, value: 1 },
    ]);
  });

  it.each([1, 1_000])('should read an epoch in 1/%p s', async factor => {
    const epoch = (UNTIL / 1_000) * factor;
    expect(await read(`select 1 as value, ${epoch} as at`)).toEqual([
      { at: UNTIL, value: 1 },
    ]);
  });

  it.each([
    ["select 'x12' as value", /row 1: value is no number; cast it/],
    ["select '12.5' as value", /row 1: value is no number/],
    ['select churn as value from figures', /gives 5 rows without a column at/],
    [
      'select churn as value from figures where 1 = 0',
      /gives 0 rows without a column at/,
    ],
    ['select 1 as figure', /gives a column 'figure'; name the figure value/],
    ["select 1 as value, 'x' as name", /gives a column 'name'/],
    ["select '2026-03-02' as at", /gives no column value/],
    ['select 1 as value, 2 as value', /gives a column twice/],
    ["select 1 as value, 'yesterday' as at", /row 1: at is no instant/],
    ["select 1 as value, '2026-02-30' as at", /row 1: at is no instant/],
    ['select 1 as value, null as at', /row 1: at is no instant/],
    ['select 1 as value, 1e300 as at', /row 1: at is no instant/],
    [
      "select churn as value, '2026-03-02' as at from figures",
      /has two figures for 2026-03-02T00:00:00.000Z; give one/,
    ],
    ['select 1 as value where 1 = :then', /sql|:since/],
    ['selec 1', /is not one statement that selects/],
    ['select nothing as value', /correct sql, the log says more/],
    ['-- nothing', /correct sql/],
  ])('should refuse %p and say why', async (sql, message) => {
    const reading = read(sql);
    await expect(reading).rejects.toThrow(message);
    await expect(reading).rejects.toThrow(/^delivery\.sql\.queries\.figure: /);
  });

  it('should refuse what is infinite', async () => {
    const infinity = isPostgres ? "'infinity'::float8" : '9e999';
    await expect(read(`select ${infinity} as value`)).rejects.toThrow(
      /row 1: value is infinite/,
    );
  });

  it('should refuse more rows than may be, and read just as many', async () => {
    const sql = 'select day as at, churn as value from figures';
    await expect(read(sql, { maxRows: 4 })).rejects.toThrow(
      /figure: gives more than 4 rows; give fewer for each day/,
    );
    expect(await read(sql, { maxRows: 5 })).toHaveLength(2);
  });

  it('should log what is wrong with the text of a query, for operators', async () => {
    const { read: readIt, logger } = meterOn(database, {
      sql: 'select value from missing_table',
    });
    await expect(readIt()).rejects.toThrow(/^(?!.*missing_table)/);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/queries\.figure: .*missing_table/),
    );
  });

  it('should end a query that takes too long', async () => {
    const endless = `with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as value from n`;
    const { read: readIt } = meterOn(database, {
      sql: endless,
      timeout: 'PT0.2S',
    });
    await expect(readIt()).rejects.toThrow(
      'delivery.sql.queries.figure: took longer than 0.2 s; make it faster, or raise timeout',
    );
  });

  it('should stop when it is told to, and when the backend stops', async () => {
    const endless = `with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) as value from n`;
    const stop = new AbortController();
    const { read: readIt, meter } = meterOn(database, { sql: endless });
    const readings = [1, 2, 3].map(() => readIt({ signal: stop.signal }));
    stop.abort(new DOMException('enough', 'AbortError'));
    for (const reading of readings) {
      await expect(reading).rejects.toThrow('enough');
    }
    const others = [1, 2, 3].map(() => readIt());
    await meter.close();
    for (const reading of others) {
      await expect(reading).rejects.toThrow(/backend stops/);
    }
    await expect(readIt()).rejects.toThrow(/backend stops/);
  });

  it('should answer many at once, in turn', async () => {
    const { read: readIt } = meterOn(database, { sql: 'select 7 as value' });
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => readIt()))).toEqual(
      Array(5).fill([{ at: UNTIL, value: 7 }]),
    );
  });
});
