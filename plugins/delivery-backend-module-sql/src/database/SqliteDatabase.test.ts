import { TestDatabases } from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabase, testDatabase } from '../__testUtils__/databases';
import { meterOn, SINCE, UNTIL } from '../__testUtils__/meter';
import { databaseOf } from './databaseOf';
import { SqliteDatabase } from './SqliteDatabase';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('types of SQLite', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase(databases, 'SQLITE_3');
    await database.knex.raw('create table figures (churn numeric)');
  });

  afterAll(() => database.destroy());

  const read = (sql: string) => meterOn(database, { sql }).read();

  it.each([
    ['12', 12],
    ['0.1', 0.1],
    ['9007199254740993', 9007199254740992],
    ['count(*)', 1],
  ])('should read %s', async (value, expected) => {
    expect(await read(`select ${value} as value`)).toEqual([
      { at: UNTIL, value: expected },
    ]);
  });

  it.each([
    ["x'31'", /row 1: value is no number/],
    ["cast('12' as text)", /row 1: value is no number/],
    ["printf('%.*c', 100000, 'x')", /row 1: value is no number/],
    ['-9e999', /row 1: value is infinite/],
  ])('should refuse %s', async (value, message) => {
    await expect(read(`select ${value} as value`)).rejects.toThrow(message);
  });

  it('should read instants that SQLite makes', async () => {
    const at = "datetime('2026-03-01', '+1 hour')";
    const expected = [{ at: SINCE + 3_600_000, value: 1 }];
    expect(await read(`select 1 as value, ${at} as at`)).toEqual(expected);
    expect(await read(`select 1 as value, unixepoch(${at}) as at`)).toEqual(
      expected,
    );
  });

  it('should say which parameters there are', async () => {
    for (const parameter of [':then', '?', '@since', '$until']) {
      await expect(
        read(`select 1 as value where ${parameter} > 1`),
      ).rejects.toThrow(/only :since and :until are/);
    }
  });

  it('should read while somebody writes', async () => {
    const { knex } = database;
    await knex.raw('begin immediate');
    await knex('figures').insert({ churn: 5 });
    expect(await read('select count(*) as value from figures')).toEqual([
      { at: UNTIL, value: 0 },
    ]);
    await knex.raw('commit');
    expect(await read('select count(*) as value from figures')).toEqual([
      { at: UNTIL, value: 1 },
    ]);
  });
});

describe('the process that reads', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'delivery-sql-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Reads through a driver of that text. */
  const read = (driver: string) => {
    const file = join(folder, 'driver.js');
    writeFileSync(file, driver);
    return SqliteDatabase.create('figures.sqlite', () => file).read({
      sql: 'select 1 as value',
      since: SINCE,
      until: UNTIL,
      timeout: 30_000,
      maxRows: 1,
      signal: new AbortController().signal,
    });
  };

  it('should be reported where it ends without an answer', async () => {
    await expect(read('process.exit(3)')).rejects.toMatchObject({
      name: 'DatabaseProblem',
      message: expect.stringMatching(
        /^its process ended without an answer; give/,
      ),
    });
  });

  it('should not have the environment of the backend', async () => {
    process.env.DELIVERY_TEST_SECRET = 'secret';
    const table = await read(`
      module.exports = class {
        prepare() {
          return {
            reader: true,
            readonly: true,
            columns: () => [{ name: 'value' }],
            raw() { return this; },
            iterate: () => [['DELIVERY_TEST_SECRET' in process.env ? 1 : 0]],
          };
        }
      };`);
    delete process.env.DELIVERY_TEST_SECRET;
    expect(table.rows).toEqual([[{ kind: 'number', value: 0 }]]);
  });
});

describe('a driver that is not installed', () => {
  const missing = () => {
    throw new Error("Cannot find module 'better-sqlite3'");
  };

  it('should be named with its cure', () => {
    expect(() => SqliteDatabase.create('figures.sqlite', missing)).toThrow(
      'better-sqlite3 is not installed; run yarn --cwd packages/backend add better-sqlite3',
    );
    expect(() =>
      databaseOf(
        {
          id: 'test',
          at: 'delivery.sql.connections.test',
          client: 'better-sqlite3',
          filename: 'figures.sqlite',
        },
        missing,
      ),
    ).toThrow(
      /^delivery\.sql\.connections\.test\.client: better-sqlite3 is not/,
    );
  });
});
