import { ConfigReader } from '@backstage/config';
import { readSqlConfig } from './readSqlConfig';

const connections = {
  sales: { client: 'pg', connection: 'postgresql://reader:secret@db/sales' },
  local: { client: 'better-sqlite3', connection: 'figures.sqlite' },
};
const query = { connection: 'sales', sql: 'select 1 as value' };

const read = (sql: object) =>
  readSqlConfig(new ConfigReader({ delivery: { sql } } as any));

describe('readSqlConfig', () => {
  it('should give nothing where nothing is configured', () => {
    expect(readSqlConfig(new ConfigReader({}))).toEqual({
      connections: [],
      queries: [],
    });
  });

  it('should have defaults', () => {
    expect(read({ connections, queries: { churn: query } })).toEqual({
      connections: [
        {
          id: 'sales',
          at: 'delivery.sql.connections.sales',
          client: 'pg',
          connection: { connectionString: connections.sales.connection },
        },
        {
          id: 'local',
          at: 'delivery.sql.connections.local',
          client: 'better-sqlite3',
          filename: 'figures.sqlite',
        },
      ],
      queries: [
        {
          name: 'churn',
          at: 'delivery.sql.queries.churn',
          connection: 'sales',
          sql: 'select 1 as value',
          timeout: 30_000,
          maxRows: 10_000,
        },
      ],
    });
  });

  it('should read everything that can be said', () => {
    const connection = { host: 'db', port: 5432, ssl: { ca: 'x' } };
    expect(
      read({
        connections: {
          sales: { client: 'pg', connection },
          local: {
            client: 'better-sqlite3',
            connection: { filename: 'a.sqlite' },
          },
        },
        queries: { churn: { ...query, timeout: 'PT1M', maxRows: 5 } },
      }),
    ).toMatchObject({
      connections: [{ connection }, { filename: 'a.sqlite' }],
      queries: [{ timeout: 60_000, maxRows: 5 }],
    });
  });

  it.each([
    [{ client: 'mysql2' }, /sales\.client: write pg or better-sqlite3/],
    [{ connection: 'secret' }, /sales\.connection: write a string like/],
    [{ connection: ['secret'] }, /sales\.connection: write a string like/],
    [{ connection: {} }, /sales\.connection: write a string like/],
    [
      { client: 'better-sqlite3', connection: ':memory:' },
      /sales\.connection: write the path/,
    ],
    [
      { client: 'better-sqlite3', connection: { file: 'secret' } },
      /sales\.connection: write the path/,
    ],
  ])('should refuse the connection %j without telling it', (wrong, message) => {
    const reading = () =>
      read({ connections: { sales: { ...connections.sales, ...wrong } } });
    expect(reading).toThrow(message);
    expect(reading).toThrow(/^(?!.*secret)/);
  });

  it.each([
    [
      { connection: 'other' },
      /churn\.connection: there is no .*\.other; write/,
    ],
    [{ timeout: 'soon' }, /timeout/],
    [{ timeout: 'PT11M' }, /churn\.timeout: write a time up to PT10M/],
    [{ timeout: 'PT0S' }, /churn\.timeout: write a time up to PT10M/],
    [{ maxRows: 0 }, /churn\.maxRows: write a whole number from 1 to 10000/],
    [{ maxRows: 1.5 }, /churn\.maxRows/],
    [{ maxRows: 10_001 }, /churn\.maxRows/],
    [{ sql: '' }, /delivery\.sql\.queries\.churn\.sql/],
  ])('should refuse the query %j and say why', (wrong, message) => {
    expect(() =>
      read({ connections, queries: { churn: { ...query, ...wrong } } }),
    ).toThrow(message);
  });

  it('should refuse names that no outcome can give', () => {
    expect(() => read({ connections, queries: { Churn_Rate: query } })).toThrow(
      /queries\.Churn_Rate: a name is kebab-case/,
    );
    expect(() => read({ connections: { A: connections.sales } })).toThrow(
      /connections\.A: a name is kebab-case/,
    );
  });
});
