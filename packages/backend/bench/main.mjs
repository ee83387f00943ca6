/**
 * `npm run bench -- backend`: a million charges of a FOCUS file into the backend's
 * database, then the same again three times, which has to cost the same once. Told as
 * a ratio to merely parsing the same file in the same run.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);

/** The bound for backend and module together, however many rows there are. */
const MOST_MEBIBYTES = 320;

/** @param {string} file - of the benchmark of the module */
const ofModule = file =>
  createRequire(import.meta.url).resolve(
    `@delivery-stack/backstage-plugin-delivery-backend-module-focus/bench/${file}`,
  );

const parser = ofModule('read.cjs');
const { COMPONENTS, spentBy, writeCharges } = await import(
  ofModule('generate.mjs')
);
const taker = fileURLToPath(new URL('takeCharges.cjs', import.meta.url));

/** @param {string[]} args */
const measure = (...args) =>
  JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));

const folder = await mkdtemp(join(tmpdir(), 'costs-bench'));
try {
  const charges = join(folder, 'charges.csv');
  await writeCharges(charges, ROWS);
  const parsing = measure(parser, 'parse', charges);
  console.log(`merely parsing ${ROWS} rows: ${parsing.seconds.toFixed(1)} s`);
  const expected = spentBy(ROWS);
  const { results, mebibytes } = measure(taker, folder, String(COMPONENTS));
  for (const { name, seconds, spent } of results) {
    const ratio = (parsing.seconds / seconds).toFixed(2);
    const costs = spent.map(each => `${each.effective} ${each.currency}`);
    console.log(
      `${name}: ${seconds.toFixed(1)} s${
        name === 'unchanged'
          ? ''
          : ` = ${ratio} × the rows per second of parsing`
      }, costs ${costs}`,
    );
    if (costs.join() !== `${expected} EUR`) {
      console.error(`  and has to cost ${expected} EUR`);
      process.exitCode = 1;
    }
  }
  console.log(`peak ${mebibytes.toFixed(0)} MiB`);
  if (mebibytes > MOST_MEBIBYTES) {
    console.error(`  more than the ${MOST_MEBIBYTES} MiB that are promised`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true });
}
