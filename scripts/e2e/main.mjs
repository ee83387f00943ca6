/**
 * `npm run e2e`: starts the example on free ports and drives it with a real browser.
 */
import { globSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../e2e/support/chromium.mjs';
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
const log = join(output, 'example.log');

await tellingCures(async () => {
  requireChromium();
  const narrator = createNarrator();
  const stopped = abortOnStop();
  mkdirSync(output, { recursive: true });
  const logFile = openSync(log, 'w');
  narrator.say('Starting the example for the browser tests.');
  const example = startExample({
    ports: await findFreePorts(),
    env: process.env,
    stdio: ['ignore', logFile, logFile],
  });
  try {
    await example
      .ready(AbortSignal.any([stopped, AbortSignal.timeout(readyWithinMs)]))
      .catch(explainStart);
    narrator.say(`The example is ready: ${example.url}`);
    const outcomes = await runStages(
      [nodeTestStage('Browser', globSync('e2e/**/*.e2e.mjs', { cwd: root }))],
      {
        signal: stopped,
        print: line => console.log(line),
        env: { ...process.env, DELIVERY_E2E_URL: example.url },
      },
    );
    const total = sum(outcomes);
    process.exitCode = total.failed > 0 || stopped.aborted ? 1 : 0;
    console.log(`\n${closingLine(total)}`);
  } finally {
    await example.stop();
  }
});

function requireChromium() {
  if (!findChromium()) {
    throw new LaunchError(
      'The browser tests need Chromium, and there is none here.',
      'Debian: sudo apt-get install -y chromium. macOS: brew install --cask chromium. Elsewhere: DELIVERY_CHROMIUM=<path of the program> npm run e2e',
    );
  }
}

/** @param {unknown} error */
function explainStart(error) {
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
