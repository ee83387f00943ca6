/**
 * `npm run bench`: runs the script `bench` of every workspace that has one.
 *
 * `npm run bench -- flow` runs those whose name contains `flow`.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LaunchError, tellingCures } from '../launch/launchError.mjs';
import { root } from '../launch/paths.mjs';

await tellingCures(async () => {
  const [part = ''] = process.argv.slice(2);
  const workspaces = globSync('{packages,plugins}/*/package.json', {
    cwd: root,
  }).map(path => ({
    folder: join(root, dirname(path)),
    ...JSON.parse(readFileSync(join(root, path), 'utf8')),
  }));
  const measuring = workspaces.filter(
    ({ name, scripts }) => scripts?.bench && name.includes(part),
  );
  if (measuring.length === 0) {
    throw new LaunchError(
      'No workspace has a benchmark of that name.',
      'A workspace that measures something has a script `bench` in its package.json.',
    );
  }
  for (const { name, folder } of measuring) {
    console.log(`\n── ${name}`);
    const { status } = spawnSync('yarn', ['run', 'bench'], {
      cwd: folder,
      stdio: 'inherit',
    });
    process.exitCode ||= status ?? 1;
  }
});
