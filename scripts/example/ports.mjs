import { createServer } from 'node:net';
import { LaunchError } from '../launch/launchError.mjs';

/** The two servers of the example, and the variable with which each port is chosen (see app-config.yaml). */
export const servers = [
  { name: 'app', variable: 'DELIVERY_APP_PORT', port: 3000 },
  { name: 'backend', variable: 'DELIVERY_BACKEND_PORT', port: 7007 },
];

/**
 * The ports that this environment asks for.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ app: number, backend: number }}
 */
export function choosePorts(env) {
  const [app, backend] = servers.map(({ variable, port }) => {
    const text = env[variable];
    const chosen = text ? Number(text) : port;
    if (!Number.isInteger(chosen) || chosen < 1 || chosen > 65535) {
      throw new LaunchError(
        `${variable} is '${text}', which is no port.`,
        'Give a number from 1 to 65535, or leave it out.',
      );
    }
    return chosen;
  });
  if (app === backend) {
    throw new LaunchError(
      `App and backend cannot share port ${app}.`,
      'Choose two different ports.',
    );
  }
  return { app, backend };
}

/**
 * Says which port is taken and how to go on.
 *
 * @param {{ app: number, backend: number }} ports
 * @param {(port: number) => Promise<boolean>} isFree
 */
export async function requireFreePorts(ports, isFree = isPortFree) {
  for (const { name, variable } of servers) {
    const port = ports[/** @type {keyof typeof ports} */ (name)];
    if (!(await isFree(port))) {
      throw new LaunchError(
        `Port ${port}, which the ${name} needs, is taken by another program.`,
        `Stop that program (lsof -i :${port} shows it), or choose another port: ${variable}=${
          port + 100
        } npm start`,
      );
    }
  }
}

/**
 * Whether a server could listen here, on any address of this machine.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  const onAll = await tryListen(port, '::');
  // Without IPv6 the first attempt says nothing about the port.
  const outcome =
    onAll === 'EAFNOSUPPORT' || onAll === 'EADDRNOTAVAIL'
      ? await tryListen(port, '0.0.0.0')
      : onAll;
  return outcome === undefined;
}

/** Asks the system for ports that nobody uses. */
export async function findFreePorts() {
  const [app, backend] = await Promise.all([freePort(), freePort()]);
  return { app, backend };
}

/** @returns {Promise<number>} a port that nobody uses at the moment */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (
        server.address()
      );
      server.close(() => resolve(port));
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the error code, or nothing where listening works
 */
function tryListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code),
    );
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
