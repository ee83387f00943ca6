import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitOf } from '../launch/child.mjs';
import { LaunchError } from '../launch/launchError.mjs';
import { root } from '../launch/paths.mjs';
import { prepareWorkshop } from './workshop.mjs';

/** Read by every example. */
const ownConfigs = [
  'app-config.yaml',
  'app-config.patterns.yaml',
  'app-config.outcomes.yaml',
];

const pollMs = 250;

/** How long a stopping example may take before it is ended by force. */
const graceMs = 10_000;

/**
 * Starts app and backend of the example.
 *
 * @remarks
 * They run in a process group of their own, because `backstage-cli` leaves its children behind when it alone
 * receives a signal; `stop` ends the whole group.
 *
 * @param {{ ports: { app: number, backend: number }, env: NodeJS.ProcessEnv, stdio: import('node:child_process').StdioOptions, configs?: string[] }} options
 * `configs` are files to read beside its own.
 */
export function startExample(options) {
  const { ports, env, stdio, configs = [] } = options;
  const cli = join(root, 'node_modules/.bin/backstage-cli');
  const files = [...ownConfigs, ...configs].flatMap(file => [
    '--config',
    join(root, file),
  ]);
  const child = spawn(cli, ['repo', 'start', ...files], {
    cwd: root,
    detached: true,
    stdio,
    env: {
      ...prepareWorkshop(
        env.DELIVERY_WORKSHOP ?? join(root, 'examples/workshop'),
      ),
      ...env,
      // We open the browser ourselves, when both servers answer.
      BROWSER: 'none',
      DELIVERY_APP_PORT: String(ports.app),
      DELIVERY_BACKEND_PORT: String(ports.backend),
    },
  });
  const exited = exitOf(child);
  const url = `http://localhost:${ports.app}`;
  return {
    url,
    child,
    exited,
    /** @param {AbortSignal} [signal] */
    ready: signal =>
      waitUntilReady(
        [
          url,
          `http://localhost:${ports.backend}/.backstage/health/v1/readiness`,
        ],
        exited,
        signal,
      ),
    stop: () => stopGroup(child, exited),
  };
}

/**
 * Waits until every address answers with success.
 *
 * @param {string[]} addresses
 * @param {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} exited
 * @param {AbortSignal} [signal]
 */
async function waitUntilReady(addresses, exited, signal) {
  let ended = false;
  exited.finally(() => (ended = true)).catch(() => {});
  while (!(await allAnswer(addresses))) {
    if (ended) {
      throw new LaunchError(
        'The example stopped before it was ready.',
        'The reason is in its output above.',
      );
    }
    await sleep(pollMs, undefined, { signal });
  }
}

/** @param {string[]} addresses */
async function allAnswer(addresses) {
  const answers = await Promise.all(
    addresses.map(address =>
      fetch(address, { signal: AbortSignal.timeout(30_000) }).then(
        response => response.ok,
        () => false,
      ),
    ),
  );
  return answers.every(Boolean);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} exited
 */
async function stopGroup(child, exited) {
  signalGroup(child, 'SIGTERM');
  const gone = await Promise.race([
    exited.then(() => true),
    sleep(graceMs, false, { ref: false }),
  ]);
  if (!gone) {
    signalGroup(child, 'SIGKILL');
    await exited;
  }
  // Children of the group may outlive their parent.
  signalGroup(child, 'SIGKILL');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    process.kill(-(/** @type {number} */ (child.pid)), signal);
  } catch {
    // Nobody of the group is left.
  }
}
