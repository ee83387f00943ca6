import { delimiter, join } from 'node:path';

/**
 * The environment in which everything behind the launcher runs.
 *
 * @remarks
 * npm exports its own configuration into every script it runs. `npm_config_nodedir` among it may name the
 * headers of another Node, and native modules would then be compiled for the wrong one; so all of npm's
 * variables go, and `npm_config_nodedir` is set to the Node that will run, where that one carries headers.
 * Where it does not, node-gyp fetches them. A registry chosen for npm holds for Yarn too.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {{ nodeHome: string, bin: string, hasHeaders: boolean }} tools
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(env, tools) {
  const kept = Object.entries(env).filter(([name]) => !/^npm_/i.test(name));
  const registry = env.YARN_NPM_REGISTRY_SERVER ?? env.npm_config_registry;
  return {
    ...Object.fromEntries(kept),
    PATH: [join(tools.nodeHome, 'bin'), tools.bin, env.PATH]
      .filter(Boolean)
      .join(delimiter),
    ...(tools.hasHeaders && { npm_config_nodedir: tools.nodeHome }),
    ...(registry && { YARN_NPM_REGISTRY_SERVER: registry }),
  };
}
