/**
 * `npm run bench -- patterns`: the digest of a large template folder, told as a
 * ratio to merely hashing the same files, so that machines can be compared.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createReadStream } from 'node:fs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { digestOf, listFiles } = require('../src');

const FILES = Number(process.env.BENCH_FILES ?? 2_000);
const BYTES = 4_096;
const ROUNDS = 5;

/** More than this, and opening a form would be felt. */
const MOST_RATIO = 3;

const root = await mkdtemp(join(tmpdir(), 'patterns-bench'));
try {
  const paths = await writeFolder();
  // Each round hashes both ways, so that what else the machine does hits both.
  const plain = [];
  const digested = [];
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await timed(() => merelyHash(paths)));
    digested.push(await timed(() => digest(paths)));
  }
  const [merely, whole] = [plain, digested].map(each => Math.min(...each));
  const ratio = whole / merely;
  console.log(
    `digest of ${FILES} files of ${BYTES} bytes: ${whole.toFixed(
      0,
    )} ms = ${ratio.toFixed(1)} × merely hashing them (${merely.toFixed(
      0,
    )} ms)`,
  );
  if (ratio > MOST_RATIO) {
    console.error(`  more than the ${MOST_RATIO} × that are promised`);
    process.exitCode = 1;
  }
} finally {
  await rm(root, { recursive: true, force: true });
}

async function writeFolder() {
  const paths = Array.from(
    { length: FILES },
    (_, index) => `skeleton/part-${index % 50}/sub/file-${index}.yaml`,
  );
  for (const [index, path] of paths.entries()) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), String(index).padEnd(BYTES, 'x'));
  }
  return paths;
}

/** @param {string[]} paths */
async function merelyHash(paths) {
  for (const path of paths) {
    createHash('sha256')
      .update(await readFile(join(root, path)))
      .digest('hex');
  }
}

/** @param {string[]} paths */
async function digest(paths) {
  const list = await listFiles(
    paths.map(path => ({
      path,
      kind: 'file',
      content: bytesOf(join(root, path)),
    })),
  );
  if (!list.ok) {
    throw new Error(JSON.stringify(list.refusals));
  }
  digestOf({ spec: {}, pattern: {}, files: list.files });
}

/** @param {string} path */
async function* bytesOf(path) {
  yield* createReadStream(path);
}

/** @param {() => Promise<void>} work */
async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
