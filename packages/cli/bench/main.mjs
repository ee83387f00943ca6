/**
 * `npm run bench -- cli`: a million events through `delivery report`, told as a
 * ratio to merely parsing the same file, so that machines can be compared.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFacts, writeLog } from './generate.mjs';
import { measureParsing, measureReport } from './measure.mjs';

const EVENTS = Number(process.env.BENCH_EVENTS ?? 1_000_000);

/** The bound that the report promises at a million events. */
const MOST_MEBIBYTES = 512;

const rules = fileURLToPath(new URL('rules.yaml', import.meta.url));
const cases = [
  {
    name: 'log, csv',
    file: 'log.csv',
    kind: 'csv',
    write: writeLog,
    parse: (/** @type {string} */ line) => line.split(','),
  },
  {
    name: 'tickets and changes, cdevents',
    file: 'facts.ndjson',
    kind: 'cdevents',
    write: writeFacts,
    parse: (/** @type {string} */ line) => line && JSON.parse(line),
  },
];

const folder = await mkdtemp(join(tmpdir(), 'delivery-bench'));
try {
  for (const { name, file, kind, write, parse } of cases) {
    const path = join(folder, file);
    await write(path, EVENTS);
    const { size } = await stat(path);
    const parsing = await measureParsing(path, parse);
    const { seconds, mebibytes, report } = await measureReport([
      ...['--config', rules],
      `${kind}:${path}`,
    ]);
    const ratio = (seconds / parsing).toFixed(1);
    console.log(
      `${name}: ${report.inputs[0].events} events (${(size / 1e6).toFixed(
        0,
      )} MB), ${report.journeys.count} journeys: ${seconds.toFixed(
        1,
      )} s = ${ratio} × merely parsing (${parsing.toFixed(
        1,
      )} s), peak ${mebibytes.toFixed(0)} MiB`,
    );
    if (mebibytes > MOST_MEBIBYTES) {
      console.error(`  more than the ${MOST_MEBIBYTES} MiB that are promised`);
      process.exitCode = 1;
    }
    await rm(path);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
