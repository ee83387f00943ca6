import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { digest } from './digest.mjs';
import { runLogged } from './child.mjs';
import { cureForInstall } from './cures.mjs';
import { root, toolchainFolder } from './paths.mjs';

const marker = join(root, 'node_modules/.delivery-stack-install');

/**
 * Names what node_modules was installed from; a different one means that it has to be installed again.
 *
 * The platform matters beside the lock file, because native modules are compiled for one. The Node does not:
 * it is always of the same major version.
 *
 * @param {{ lock: Uint8Array, platform: string }} facts
 */
export function installFingerprint(facts) {
  return digest(facts.lock, facts.platform);
}

/**
 * Installs the dependencies where they are missing or older than `yarn.lock`.
 *
 * @param {{ node: string, yarn: string }} tools
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./narrator.mjs').Narrator} narrator
 */
export async function ensureDependencies(tools, env, narrator) {
  const wanted = installFingerprint({
    lock: readFileSync(join(root, 'yarn.lock')),
    platform: `${process.platform}-${process.arch}`,
  });
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) {
    return;
  }
  const first = !existsSync(join(root, 'node_modules'));
  narrator.say(
    first
      ? 'Installing dependencies (two to three minutes the first time).'
      : 'Bringing dependencies up to yarn.lock.',
  );
  const result = await runLogged(
    tools.node,
    [tools.yarn, 'install', '--immutable', '--inline-builds'],
    {
      cwd: root,
      env,
      log: join(toolchainFolder, 'install.log'),
      narrator,
    },
  );
  if (result.code !== 0) {
    throw cureForInstall(result.output, missingBuildTools(env));
  }
  writeFileSync(marker, wanted);
  narrator.say('Dependencies are installed.');
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} the build tools that native modules need and that do not answer here
 */
function missingBuildTools(env) {
  return ['python3', 'make', 'c++'].filter(
    tool =>
      spawnSync(tool, ['--version'], { env, stdio: 'ignore' }).status !== 0,
  );
}
