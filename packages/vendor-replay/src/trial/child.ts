/**
 * A process that runs one source once, to be killed in the middle of it.
 *
 * Started by `runKilled`; not part of the package's API.
 */
import knexFactory from 'knex';
import { ChildTask } from './runKilled';
import { Trial } from './Trial';

async function main(): Promise<void> {
  const task: ChildTask = JSON.parse(process.env.DELIVERY_TRIAL ?? '{}');
  const { database, module, source, ...options } = task;
  const knex = knexFactory(database);
  const { default: feature } = await import(module);
  const trial = await Trial.start({ ...options, knex, features: [feature] });
  await trial.runSource(source);
  await trial.stop();
  await knex.destroy();
  process.exit(0);
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
