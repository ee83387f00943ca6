import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitOf } from '../launch/child.mjs';
import { root } from '../launch/paths.mjs';
import { fromJest, noTests, withOutcome } from './counts.mjs';

/**
 * One stage of a test run: a command and, where it runs tests, how its result file is counted.
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {(resultFile: string) => string[]} command - starts with a script of node_modules/.bin, or `node`
 * @property {(result: any) => import('./counts.mjs').Counts} [count]
 */

/**
 * @typedef {object} StageOptions
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal - ends the running stage and starts no other
 * @property {(line: string) => void} print - for what is said about the stages
 * @property {'inherit' | 'ignore'} [stdio] - for what the stages themselves say
 */

/**
 * Runs the stages one after the other, all of them, so that one run tells everything that is wrong.
 *
 * @param {Stage[]} stages
 * @param {StageOptions} options
 * @returns {Promise<import('./counts.mjs').Counts[]>}
 */
export async function runStages(stages, options) {
  const { signal, print } = options;
  const folder = mkdtempSync(join(tmpdir(), 'delivery-stack-tests-'));
  const outcomes = [];
  try {
    for (const stage of stages) {
      if (signal.aborted) {
        break;
      }
      print(`\n── ${stage.name}`);
      const start = performance.now();
      const outcome = await runStage(
        stage,
        join(folder, `${outcomes.length}.json`),
        options,
      );
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      print(
        `── ${stage.name}: ${
          outcome.failed > 0 ? 'FAILED' : 'ok'
        } after ${seconds} s`,
      );
      outcomes.push(outcome);
    }
    return outcomes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Stage} stage
 * @param {string} resultFile
 * @param {StageOptions} options
 */
async function runStage(stage, resultFile, options) {
  const { env, signal, stdio = 'inherit' } = options;
  const [command, ...args] = stage.command(resultFile);
  const executable =
    command === 'node'
      ? process.execPath
      : join(root, 'node_modules/.bin', command);
  const child = spawn(executable, args, {
    cwd: root,
    env,
    stdio: ['ignore', stdio, stdio],
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  const { code } = await exitOf(child);
  signal.removeEventListener('abort', stop);
  const counts = stage.count ? readCounts(resultFile, stage.count) : noTests;
  return withOutcome(counts, code === 0);
}

/**
 * @param {string} resultFile
 * @param {(result: any) => import('./counts.mjs').Counts} count
 */
function readCounts(resultFile, count) {
  try {
    return count(JSON.parse(readFileSync(resultFile, 'utf8')));
  } catch {
    // The command ended before it wrote its result; its exit code tells the rest.
    return noTests;
  }
}

/**
 * A stage that runs test files with `node --test`.
 *
 * @param {string} name
 * @param {string[]} files
 * @returns {Stage}
 */
export function nodeTestStage(name, files) {
  const reporter = new URL('countReporter.mjs', import.meta.url).href;
  return {
    name,
    command: resultFile => [
      'node',
      '--test',
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${resultFile}`,
      ...files,
    ],
    count: result => result,
  };
}

/**
 * The stage that runs Jest in all workspaces.
 *
 * @param {string[]} args - what the caller adds to Jest's own arguments
 * @returns {Stage}
 */
export function jestStage(args) {
  return {
    name: 'Jest, on SQLite and PostgreSQL',
    command: resultFile => [
      'backstage-cli',
      'repo',
      'test',
      '--watchAll=false',
      '--json',
      `--outputFile=${resultFile}`,
      ...args,
    ],
    count: fromJest,
  };
}
