import { jenkinsUser } from '@delivery-stack/vendor-replay';
import { adaptJenkins, collectFacts } from '@delivery-stack/flow/adapters';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  BRANCH,
  DEPLOY,
  deployed,
  deploymentStages,
  emptyController,
  HOUR,
  MAIN,
  MINUTE,
  MONDAY,
  startRun,
  wholeRun,
} from './__testUtils__/testController';

jest.setTimeout(60_000);

const README = join(__dirname, '../../../packages/cli/README.md');
const SOURCE = 'jenkins:ci.harbour.example/jenkins';

const folders: string[] = [];
afterEach(async () => {
  await stopServers();
  await Promise.all(
    folders.splice(0).map(folder => rm(folder, { recursive: true })),
  );
});

const missing = ['bash', 'curl', 'jq'].filter(
  tool => spawnSync(tool, ['--version']).status !== 0,
);

/** The commands that the README gives, for a job and a server of ours. */
async function script(baseUrl: string, job: string): Promise<string> {
  const text = await readFile(README, 'utf8');
  const [, section] = text.split('### Exporting from Jenkins');
  const [, commands] = /```sh\n([^]*?)```/.exec(section)!;
  return commands
    .replace(/^host=.*$/m, `host=${baseUrl}; job='${job}'`)
    .replace(/^delivery report.*$/m, '');
}

async function exported(baseUrl: string, jobs: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-export-'));
  folders.push(folder);
  for (const job of jobs) {
    await promisify(execFile)('bash', ['-c', await script(baseUrl, job)], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        WHO: jenkinsUser.username,
        TOKEN: jenkinsUser.apiToken,
      },
    });
  }
  const entries = await readdir(folder, { recursive: true });
  const files = entries.filter(name => name.endsWith('.json'));
  return Promise.all(
    files.map(async name => ({
      pathHint: relative(folder, join(folder, name)),
      payload: JSON.parse(await readFile(join(folder, name), 'utf8')),
    })),
  );
}

(missing.length ? describe.skip : describe)(
  `an export by the commands of the README${
    missing.length ? ` (skipped: no ${missing.join(', ')})` : ''
  }`,
  () => {
    it('should tell what the source tells', async () => {
      const controller = emptyController();
      for (let number = 1; number <= 102; number += 1) {
        const build = deployed(number, MONDAY + number * MINUTE, {
          job: MAIN,
          number: 1,
        });
        controller.putBuild(DEPLOY, number, build);
      }
      wholeRun(controller, 1, MONDAY);
      startRun(controller, 2, MONDAY + HOUR);
      wholeRun(controller, 1, MONDAY, BRANCH);
      const given = await connected(controller);
      await given.run();
      const files = await exported(given.baseUrl, [MAIN, BRANCH, DEPLOY]);
      expect(files).toHaveLength(105);
      const read = files.map(({ payload, pathHint }) =>
        adaptJenkins(payload, { source: SOURCE, deploymentStages, pathHint }),
      );
      expect(collectFacts(read).facts).toEqual(given.facts());
    });
  },
);
