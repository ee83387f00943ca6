import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, it } from 'node:test';
import { exitOf } from './child.mjs';

const module = new URL('child.mjs', import.meta.url).href;

/**
 * Runs a Node script behind the launcher's `becomeChild`.
 *
 * @param {string} script
 */
function launched(script) {
  const launcher = `
    const { becomeChild } = await import(${JSON.stringify(module)});
    await becomeChild(process.execPath, ['-e', ${JSON.stringify(
      script,
    )}], { cwd: '.', env: process.env });`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', launcher],
    { stdio: 'pipe' },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', text => (output += text));
  return { child, end: async () => ({ ...(await exitOf(child)), output }) };
}

describe('a command behind the launcher', () => {
  it('should keep its exit code', async () => {
    const { end } = launched('process.exit(7)');
    assert.equal((await end()).code, 7);
  });

  it('should read standard input and write standard output, untouched', async () => {
    const { child, end } = launched('process.stdin.pipe(process.stdout)');
    child.stdin.end('one line\n');
    assert.equal((await end()).output, 'one line\n');
  });

  it('should receive a signal and decide its own end', async () => {
    const { child, end } = launched(`
      process.on('SIGTERM', () => process.exit(3));
      setInterval(() => {}, 1000);
      console.log('ready');`);
    child.stdout.once('data', () => child.kill('SIGTERM'));
    assert.equal((await end()).code, 3);
  });

  it('should end the launcher by the signal that ended it', async () => {
    const { end } = launched("process.kill(process.pid, 'SIGKILL')");
    assert.equal((await end()).signal, 'SIGKILL');
  });
});
