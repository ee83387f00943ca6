import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { becomeChild } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { toolEnvironment } from './environment.mjs';
import { LaunchError, tellingCures } from './launchError.mjs';
import { createNarrator } from './narrator.mjs';
import { root } from './paths.mjs';
import { ensureToolchain } from './toolchain.mjs';

/** What each command runs, on the Node of the toolchain and with the dependencies installed. */
const commands = new Map([
  ['start', 'scripts/example/main.mjs'],
  ['live', 'scripts/example/live.mjs'],
  ['test', 'scripts/test/main.mjs'],
  ['e2e', 'scripts/e2e/main.mjs'],
  ['bench', 'scripts/bench/main.mjs'],
  ['delivery', 'packages/cli/bin/delivery'],
]);

/** Brings the toolchain and the dependencies up to date and then becomes the command. */
export async function launch() {
  await tellingCures(async () => {
    const [name, ...args] = process.argv.slice(2);
    const script = commands.get(name);
    if (!script) {
      throw new LaunchError(
        `There is no command '${name}'.`,
        `Choose one of ${[...commands.keys()].join(', ')}.`,
      );
    }
    const narrator = createNarrator();
    const tools = await ensureToolchain(narrator);
    const hasHeaders = existsSync(join(tools.nodeHome, 'include/node/node.h'));
    const env = toolEnvironment(process.env, { ...tools, hasHeaders });
    await ensureDependencies(tools, env, narrator);
    await becomeChild(tools.node, [join(root, script), ...args], {
      cwd: workingFolder(name, process.env),
      env,
    });
  });
}

/**
 * npm changes into the folder of package.json; paths given to `delivery` mean the folder it was called in.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
function workingFolder(name, env) {
  return name === 'delivery' && env.INIT_CWD ? env.INIT_CWD : root;
}
