import { TestDatabases } from '@backstage/backend-test-utils';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { AddressInfo, createServer, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabase, testDatabase } from './__testUtils__/databases';
import { meterOn } from './__testUtils__/meter';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const sql = 'select 1 as value';
const AT = 'delivery.sql.connections.test';

/** The message that a reading fails with; it tells nothing of the connection. */
async function problemOf(
  connection: Parameters<typeof meterOn>[0],
  query: Parameters<typeof meterOn>[1] = { sql },
): Promise<string> {
  const { read, logger } = meterOn(connection, query);
  const error: Error = await read().then(
    () => new Error('nothing'),
    thrown => thrown,
  );
  const told = [
    error.message,
    error.stack ?? '',
    JSON.stringify(error),
    JSON.stringify(logger.warn.mock.calls),
  ].join('\n');
  for (const key of ['host', 'user', 'password', 'database', 'filename']) {
    const secret = connection.connection[key];
    if (secret && `${secret}`.length > 3) {
      expect(told).not.toContain(`${secret}`);
    }
  }
  expect(error.cause).toBeUndefined();
  return error.message;
}

const postgres = (connection: object) => ({
  client: 'pg' as const,
  connection: {
    host: '127.0.0.1',
    user: 'figures-reader',
    password: 'very-secret',
    database: 'sales-figures',
    ...connection,
  },
});

/** An error as PostgreSQL sends it. */
function refusal(code: string, message: string): Buffer {
  const fields = Buffer.from(
    `SFATAL\0VFATAL\0C${code}\0M${message}\0\0`,
    'utf8',
  );
  const head = Buffer.from('E\0\0\0\0', 'latin1');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

describe('a server that is no database', () => {
  let server: Server;
  const sockets = new Set<Socket>();
  let answer: (socket: Socket) => void;

  beforeAll(async () => {
    server = createServer(socket => {
      sockets.add(socket);
      socket.on('error', () => {});
      answer(socket);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterAll(() => {
    sockets.forEach(socket => socket.destroy());
    server.close();
  });

  const port = () => (server.address() as AddressInfo).port;

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => {}],
    ['hangs up', socket => socket.destroy()],
    [
      'speaks otherwise',
      socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    ],
  ])('should be reported where it %s', async (_, behaviour) => {
    answer = behaviour;
    expect(
      await problemOf(postgres({ port: port(), connectionTimeoutMillis: 200 })),
    ).toMatch(
      /^delivery\.sql\.connections\.test: cannot be reached.*; see that the database is up/,
    );
  });

  it('should be given up where it falls silent in the middle', async () => {
    const welcome = 'R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I';
    answer = socket =>
      socket.once('data', () => socket.write(Buffer.from(welcome, 'latin1')));
    expect(
      await problemOf(
        postgres({ port: port(), connectionTimeoutMillis: 100 }),
        { sql, timeout: 'PT0.05S' },
      ),
    ).toBe(
      `${AT}: cannot be reached; see that the database is up, and correct connection`,
    );
  });

  it('should be reported where it refuses the password', async () => {
    answer = socket =>
      socket.once('data', () =>
        socket.end(
          refusal(
            '28P01',
            'password authentication failed for user "figures-reader"',
          ),
        ),
      );
    expect(await problemOf(postgres({ port: port() }))).toBe(
      `${AT}: the database refused the user or the password; correct connection`,
    );
  });

  it('should be reported where nobody listens, and where there is no host', async () => {
    const closed = createServer();
    await new Promise<void>(resolve => {
      closed.listen(0, '127.0.0.1', resolve);
    });
    const { port: unused } = closed.address() as AddressInfo;
    await new Promise(resolve => {
      closed.close(resolve);
    });
    expect(await problemOf(postgres({ port: unused }))).toBe(
      `${AT}: cannot be reached (ECONNREFUSED); see that the database is up, and correct connection`,
    );
    expect(
      await problemOf(postgres({ host: 'no-such-database.invalid' })),
    ).toMatch(/cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/);
  });
});

const ids = databases.eachSupportedId().map(([id]) => id);
const withPostgres = ids.includes('POSTGRES_18') ? describe : describe.skip;

withPostgres('a PostgreSQL', () => {
  let database: TestDatabase;
  const role = 'figures-without-rights';

  beforeAll(async () => {
    database = await testDatabase(databases, 'POSTGRES_18');
    await database.knex.raw(`
      create table figures (churn numeric);
      drop role if exists "${role}";
      create role "${role}" login password 'right-password';
    `);
  });

  afterAll(async () => {
    await database.knex.raw(`drop role "${role}"`);
    await database.destroy();
  });

  const changed = (connection: TestDatabase['connection']) => ({
    ...database,
    connection: { ...database.connection, ...connection },
  });

  it('should be reported where it does not know the user', async () => {
    // Any password is right where tests run; a wrong one is refused further up.
    expect(
      await problemOf(
        changed({ user: 'nobody-of-that-name', password: 'any' }),
      ),
    ).toBe(
      `${AT}: the database refused the user or the password; correct connection`,
    );
  });

  it('should be reported where the database does not exist', async () => {
    expect(await problemOf(changed({ database: 'sales-missing' }))).toBe(
      `${AT}: the database does not exist; correct connection`,
    );
  });

  it('should be reported where the user may not read', async () => {
    const least = changed({ user: role, password: 'right-password' });
    expect(
      await problemOf(least, { sql: 'select churn as value from figures' }),
    ).toMatch(/figure: reads what its user may not; grant that user SELECT/);
  });

  it('should keep to itself what it says of rows', async () => {
    expect(
      await problemOf(database, {
        sql: "select cast('salary of somebody' as int) as value",
      }),
    ).toBe('delivery.sql.queries.figure: failed (22P02); correct sql');
  });

  it('should take a connection string', async () => {
    const { user, password, host, port, database: name } = database.connection;
    const encoded = encodeURIComponent(`${password}`);
    const { read } = meterOn(
      {
        client: 'pg',
        connection:
          `postgresql://${user}:${encoded}@${host}:${port}/${name}` as any,
      },
      { sql },
    );
    expect(await read()).toHaveLength(1);
  });
});

describe('a SQLite file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'delivery-sql-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (filename: string) => ({
    client: 'better-sqlite3' as const,
    connection: { filename },
  });

  it('should be reported where it is missing, and not be created', async () => {
    expect(await problemOf(file(join(folder, 'missing.sqlite')))).toMatch(
      /^delivery\.sql\.connections\.test: cannot be opened \(SQLITE_CANTOPEN/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('should be reported where it is something else', async () => {
    const other = join(folder, 'other.sqlite');
    writeFileSync(other, 'no database, but long enough to be one'.repeat(100));
    expect(await problemOf(file(other))).toMatch(
      /connections\.test: cannot be opened \(SQLITE_NOTADB\)/,
    );
    expect(await problemOf(file(folder))).toMatch(/cannot be opened/);
  });
});
