import { createNarrator } from '../launch/narrator.mjs';
import { abortOnStop } from '../launch/stopSignal.mjs';
import { startExample } from './example.mjs';
import { openBrowser } from './openBrowser.mjs';
import { choosePorts, requireFreePorts } from './ports.mjs';

/**
 * Runs the example Backstage, app and backend, until it is stopped.
 *
 * @param {{ env: NodeJS.ProcessEnv, configs?: string[], stdio?: import('node:child_process').StdioOptions }} options
 */
export async function runExample({ env, configs, stdio = 'inherit' }) {
  const narrator = createNarrator();
  const ports = choosePorts(env);
  await requireFreePorts(ports);
  narrator.say('Starting the example: app and backend.');
  const example = startExample({ ports, env, stdio, configs });
  const stopped = abortOnStop();
  stopped.addEventListener('abort', () => example.stop());
  try {
    await example.ready(stopped);
    narrator.say(`Delivery Stack is ready: ${example.url}  (stop with Ctrl-C)`);
    openBrowser(example.url, {
      interactive: process.stdout.isTTY && !process.env.CI,
      platform: process.platform,
    });
  } catch (error) {
    if (!stopped.aborted) {
      throw error;
    }
  }
  const { code } = await example.exited;
  process.exitCode = stopped.aborted ? 0 : code ?? 1;
}
