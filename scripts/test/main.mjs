/**
 * `npm test`: types, lint, formatting and every test, on SQLite and on a real PostgreSQL.
 *
 * `npm test -- --only=jest packages/flow` leaves the other stages out; what else is given goes to Jest.
 */
import { globSync } from 'node:fs';
import { tellingCures } from '../launch/launchError.mjs';
import { root } from '../launch/paths.mjs';
import { abortOnStop } from '../launch/stopSignal.mjs';
import { closingLine, sum } from './counts.mjs';
import { postgresVariable, startPostgres } from './postgres.mjs';
import { jestStage, nodeTestStage, runStages } from './stages.mjs';

const onlyJest = '--only=jest';
const args = process.argv.slice(2);
const print = (/** @type {string} */ line) => console.log(line);

const checks = [
  { name: 'TypeScript', command: () => ['tsc'] },
  { name: 'TypeScript, scripts', command: () => ['tsc', '-p', 'scripts'] },
  {
    name: 'Lint',
    command: () => ['backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
  },
  {
    name: 'Prettier',
    command: () => ['prettier', '--check', '--loglevel', 'warn', '.'],
  },
  nodeTestStage(
    'Launcher and scripts',
    globSync('scripts/**/*.test.mjs', { cwd: root }),
  ),
];
const jest = jestStage(args.filter(arg => arg !== onlyJest));

const stopped = abortOnStop();

await tellingCures(async () => {
  const given = process.env[postgresVariable];
  const postgres = given ? { url: given, stop() {} } : await startPostgres();
  try {
    const outcomes = await runStages(
      args.includes(onlyJest) ? [jest] : [...checks, jest],
      {
        signal: stopped,
        print,
        env: {
          ...process.env,
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          [postgresVariable]: postgres.url,
        },
      },
    );
    const total = sum(outcomes);
    process.exitCode = total.failed > 0 || stopped.aborted ? 1 : 0;
    print(`\n${closingLine(total)}`);
  } finally {
    await postgres.stop();
  }
});
