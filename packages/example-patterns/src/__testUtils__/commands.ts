import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

/** Runs a command in a folder, with the Node that runs the tests. */
export function run(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [...args],
    {
      cwd: folder,
      encoding: 'utf8',
      // What the tests of this repository are run with is none of its business.
      env: { PATH: process.env.PATH ?? '', ...env },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (error) {
    throw error;
  }
  return { status, stdout, stderr };
}

/** Has a generated folder find the one package that `npm ci` would install. */
export function installYaml(folder: string) {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  symlinkSync(
    dirname(require.resolve('yaml/package.json')),
    join(modules, 'yaml'),
  );
}

/** A command of this package. */
export const packageCommand = (name: string) =>
  join(root, 'packages/example-patterns/bin', name);

/** The command line of this repository. */
export const deliveryCommand = `${process.execPath} ${join(
  root,
  'packages/cli/bin/delivery',
)}`;

/** The problems that schemas and linters find, by folder. */
export function lint(folders: readonly string[]): Record<string, string[]> {
  const { status, stdout, stderr } = run(root, [
    packageCommand('lint.mjs'),
    ...folders,
  ]);
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}
