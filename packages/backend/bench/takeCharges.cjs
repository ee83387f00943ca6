// The measured process: takes a folder of charges into a database as the backend does, again and again.
const { copyFile, utimes } = require('node:fs/promises');
const { join } = require('node:path');
require('@backstage/cli/config/nodeTransform.cjs');
const { ConfigReader } = require('@backstage/config');
const createKnex = require('knex');

const backend = '@delivery-stack/backstage-plugin-delivery-backend/src';
const focus =
  '@delivery-stack/backstage-plugin-delivery-backend-module-focus/src';
const { createCosts } = require(`${backend}/costs/createCosts`);
const { CostSources } = require(`${backend}/costs/CostSources`);
const { costsSchema } = require(`${backend}/config/costsConfig`);
const { migrateDatabase } = require(`${backend}/database/migrate`);
const { FocusSource } = require(`${focus}/FocusSource`);
const { readFocusConfig } = require(`${focus}/config/readFocusConfig`);

const quiet = {
  info() {},
  debug() {},
  warn: console.error,
  error: console.error,
};
const logger = { ...quiet, child: () => logger };
const YEAR = { since: Date.UTC(2026, 0), until: Date.UTC(2027, 0) };

/** A database that knows the components, and what reads the folder into it. */
async function openCosts(folder, components) {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: join(folder, 'costs.sqlite'),
    useNullAsDefault: true,
  });
  await migrateDatabase(knex);
  for (const ref of components) {
    await knex('entity').insert({ ref, kind: 'component', title: ref });
  }
  const [config] = readFocusConfig(
    new ConfigReader({
      delivery: { focus: { bench: { location: join(folder, '*.csv') } } },
    }),
  );
  const sources = CostSources.create();
  sources.addCostSource(FocusSource.create(config, { directory: folder }));
  const core = {
    knex,
    logger,
    clock: () => YEAR.until,
    config: { costs: costsSchema.parse({}) },
  };
  const { costs, tasks } = createCosts(core, { sources });
  const { signal } = new AbortController();
  return { knex, costs, take: () => tasks[0].fn(signal) };
}

async function main() {
  const [, , folder, count] = process.argv;
  const components = Array.from(
    { length: Number(count) },
    (_, i) => `component:default/part-${i}`,
  );
  const charges = join(folder, 'charges.csv');
  const { knex, costs, take } = await openCosts(folder, components);
  const passes = [
    ['first', async () => {}],
    ['unchanged', async () => {}],
    ['written again', () => utimes(charges, 1, 1)],
    ['copied', () => copyFile(charges, join(folder, 'copy.csv'))],
  ];
  const results = [];
  for (const [name, before] of passes) {
    await before();
    const started = performance.now();
    await take();
    const seconds = (performance.now() - started) / 1000;
    const spent = await costs.spend(components, YEAR);
    results.push({ name, seconds, spent });
  }
  await knex.destroy();
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ results, mebibytes }));
}

main();
