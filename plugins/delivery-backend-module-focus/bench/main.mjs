/**
 * `npm run bench -- focus`: a million charges through the module, told as a ratio
 * to merely parsing the same file, so that machines can be compared.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';
import { writeCharges } from './generate.mjs';

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000);

/** The bound that the module promises, however many rows there are. */
const MOST_MEBIBYTES = 256;

const reader = fileURLToPath(new URL('read.cjs', import.meta.url));

/**
 * @param {'parse' | 'read'} way
 * @param {string} path
 * @returns {{ rows: number, seconds: number, mebibytes: number }}
 */
function measure(way, path) {
  const result = JSON.parse(
    execFileSync(process.execPath, [reader, way, path], { encoding: 'utf8' }),
  );
  if (result.rows !== ROWS) {
    throw new Error(`${way}: ${result.rows} rows, and there are ${ROWS}`);
  }
  return result;
}

const folder = await mkdtemp(join(tmpdir(), 'focus-bench'));
try {
  const plain = join(folder, 'charges.csv');
  const gzip = join(folder, 'charges.csv.gz');
  await writeCharges(plain, ROWS);
  await pipeline(
    createReadStream(plain),
    createGzip(),
    createWriteStream(gzip),
  );
  const { size } = await stat(plain);
  const parsing = measure('parse', plain);
  console.log(
    `${ROWS} rows, ${(size / 1e6).toFixed(
      0,
    )} MB; merely parsing: ${parsing.seconds.toFixed(
      1,
    )} s, peak ${parsing.mebibytes.toFixed(0)} MiB`,
  );
  for (const path of [plain, gzip]) {
    const { seconds, mebibytes } = measure('read', path);
    console.log(
      `${path === gzip ? 'csv.gz' : 'csv'}: ${seconds.toFixed(1)} s = ${(
        parsing.seconds / seconds
      ).toFixed(
        2,
      )} × the rows per second of merely parsing, peak ${mebibytes.toFixed(
        0,
      )} MiB`,
    );
    if (mebibytes > MOST_MEBIBYTES) {
      console.error(`  more than the ${MOST_MEBIBYTES} MiB that are promised`);
      process.exitCode = 1;
    }
  }
} finally {
  await rm(folder, { recursive: true });
}
