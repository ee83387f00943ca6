import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { stopSignals } from './stopSignal.mjs';

const heartbeatMs = 20_000;

/**
 * Runs a command as if it had been called directly: same terminal, same signals, same end.
 *
 * @remarks
 * Ctrl-C at a terminal reaches parent and child at once, so it is passed on only where there is none.
 * A child ended by a signal ends this process by the same one, which is what a shell expects.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<void>}
 */
export async function becomeChild(command, args, options) {
  const child = spawn(command, args, { ...options, stdio: 'inherit' });
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) {
      child.kill(signal);
    }
  };
  stopSignals.forEach(name => process.on(name, forward));
  const { code, signal } = await exitOf(child);
  stopSignals.forEach(name => process.off(name, forward));
  if (signal) {
    process.kill(process.pid, signal);
  } else {
    process.exitCode = code ?? 1;
  }
}

/**
 * Runs a talkative command, keeping what it says in a file and for the diagnosis of a failure.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, log: string, narrator: import('./narrator.mjs').Narrator }} options
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export async function runLogged(command, args, options) {
  const { cwd, env, log, narrator } = options;
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      output += text;
      file.write(text);
    });
  }
  const heartbeat = setInterval(
    () => narrator.say('… still at it.'),
    heartbeatMs,
  );
  try {
    const { code } = await exitOf(child);
    return { code, output };
  } finally {
    clearInterval(heartbeat);
    file.end();
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null }>}
 */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
}
