import assert from 'node:assert/strict';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { nodeTestStage, runStages } from './stages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'delivery-stack-stages-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} script */
const node = script => () => ['node', '-e', script];

/** @param {import('./stages.mjs').Stage[]} stages */
async function run(stages, signal = new AbortController().signal) {
  /** @type {string[]} */
  const lines = [];
  // A test process tells its children that they run inside it, and they would then report to nobody.
  const { NODE_TEST_CONTEXT: _inside, ...env } = process.env;
  const outcomes = await runStages(stages, {
    env,
    signal,
    stdio: 'ignore',
    print: line => lines.push(line),
  });
  return { outcomes, lines };
}

describe('runStages', () => {
  it('should go on after a stage that fails, and tell how long each took', async () => {
    const { outcomes, lines } = await run([
      { name: 'Types', command: node('process.exit(2)') },
      { name: 'Lint', command: node('') },
    ]);
    assert.deepEqual(
      outcomes.map(({ failed }) => failed),
      [1, 0],
    );
    assert.match(lines[1], /^── Types: FAILED after \d+\.\d s$/);
    assert.match(lines[3], /^── Lint: ok after \d+\.\d s$/);
  });

  it('should count what the result file says', async () => {
    const { outcomes } = await run([
      {
        name: 'Tests',
        command: file => [
          'node',
          '-e',
          `require('fs').writeFileSync(${JSON.stringify(file)}, '{"good":4}')`,
        ],
        count: result => ({ passed: result.good, failed: 0, skipped: 0 }),
      },
    ]);
    assert.deepEqual(outcomes, [{ passed: 4, failed: 0, skipped: 0 }]);
  });

  it('should start nothing more once it is stopped', async () => {
    const { outcomes } = await run(
      [{ name: 'Types', command: node('') }],
      AbortSignal.abort(),
    );
    assert.deepEqual(outcomes, []);
  });

  it('should count the tests of node --test over several files', async () => {
    const files = ['one', 'two'].map(name => {
      const file = join(folder, `${name}.test.mjs`);
      writeFileSync(
        file,
        "import { it } from 'node:test';\nit('passes', () => {});\nit.skip('waits', () => {});\nit('fails', () => { throw new Error('no'); });\n",
      );
      return file;
    });
    const { outcomes } = await run([nodeTestStage('Scripts', files)]);
    assert.deepEqual(outcomes, [{ passed: 2, failed: 2, skipped: 2 }]);
  });
});
