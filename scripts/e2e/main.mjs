/**
 * `npm run e2e`: starts the example on free ports and drives it with a real browser.
 */
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../e2e/support/chromium.mjs';
import { liveConfigs, startBankTools } from '../example/bankTools.mjs';
import { startExample } from '../example/example.mjs';
import { findFreePorts } from '../example/ports.mjs';
import { LaunchError, tellingCures } from '../launch/launchError.mjs';
import { createNarrator } from '../launch/narrator.mjs';
import { root } from '../launch/paths.mjs';
import { abortOnStop } from '../launch/stopSignal.mjs';
import { closingLine, sum } from '../test/counts.mjs';
import { nodeTestStage, runStages } from '../test/stages.mjs';

const readyWithinMs = 5 * 60_000;
const output = join(root, 'e2e/output');

/**
 * What is started for which tests.
 *
 * @typedef {{ name: string, files: string, log: string, isLive: boolean }} Suite
 * @type {Suite[]}
 */
const suites = [
  {
    name: 'Browser',
    files: 'e2e/*.e2e.mjs',
    log: join(output, 'example.log'),
    isLive: false,
  },
  {
    name: 'Browser, sources that poll',
    files: 'e2e/live/*.e2e.mjs',
    log: join(output, 'live.log'),
    isLive: true,
  },
];

await tellingCures(async () => {
  requireChromium();
  const stopped = abortOnStop();
  mkdirSync(output, { recursive: true });
  const outcomes = [];
  for (const suite of suites) {
    if (!stopped.aborted) {
      outcomes.push(...(await runSuite(suite, stopped)));
    }
  }
  const total = sum(outcomes);
  process.exitCode = total.failed > 0 || stopped.aborted ? 1 : 0;
  console.log(`\n${closingLine(total)}`);
});

/**
 * Starts an example, runs the tests that are about it, and stops it.
 *
 * @param {Suite} suite
 * @param {AbortSignal} stopped
 */
async function runSuite({ name, files, log, isLive }, stopped) {
  const narrator = createNarrator();
  const logFile = openSync(log, 'w');
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', logFile, logFile];
  narrator.say('Starting the example for the browser tests.');
  const ports = await findFreePorts();
  const scratch = mkdtempSync(join(tmpdir(), 'delivery-e2e-'));
  const folders = copiedFolders(scratch);
  const tools = isLive
    ? await startBankTools({
        env: process.env,
        backendPort: ports.backend,
        stdio,
      })
    : undefined;
  const example = startExample({
    ports,
    env: { ...(tools?.env ?? process.env), ...folders },
    stdio,
    configs: isLive ? liveConfigs : undefined,
  });
  try {
    await example
      .ready(AbortSignal.any([stopped, AbortSignal.timeout(readyWithinMs)]))
      .catch(error => explainStart(error, log));
    narrator.say(`The example is ready: ${example.url}`);
    return await runStages(
      [nodeTestStage(name, globSync(files, { cwd: root }))],
      {
        signal: stopped,
        print: line => console.log(line),
        env: { ...process.env, ...folders, DELIVERY_E2E_URL: example.url },
      },
    );
  } finally {
    await example.stop();
    tools?.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Folders that tests may change: patterns are edited, and environments made.
 *
 * @param {string} scratch
 */
function copiedFolders(scratch) {
  const patterns = join(scratch, 'patterns');
  cpSync(join(root, 'examples/patterns'), patterns, { recursive: true });
  return {
    DELIVERY_PATTERNS: patterns,
    DELIVERY_WORKSHOP: join(scratch, 'workshop'),
  };
}

function requireChromium() {
  if (!findChromium()) {
    throw new LaunchError(
      'The browser tests need Chromium, and there is none here.',
      'Debian: sudo apt-get install -y chromium. macOS: brew install --cask chromium. Elsewhere: DELIVERY_CHROMIUM=<path of the program> npm run e2e',
    );
  }
}

/**
 * @param {unknown} error
 * @param {string} log
 */
function explainStart(error, log) {
  const end = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-30)
    .join('\n');
  throw new LaunchError(
    `The example did not become ready (${error}). The end of its output:\n${end}`,
    `The whole output is in ${log}.`,
  );
}
