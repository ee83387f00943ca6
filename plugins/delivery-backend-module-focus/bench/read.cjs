// The measured process: reads a file in one of two ways, and says how long it took.
const { createReadStream } = require('node:fs');
const { pipeline } = require('node:stream');
require('@backstage/cli/config/nodeTransform.cjs');

/** Merely parses: every record is made, and nothing is done with it. */
async function parsed(path) {
  const { parse } = require('csv-parse');
  const parser = parse({ bom: true });
  pipeline(createReadStream(path), parser, () => {});
  let rows = -1;
  for await (const record of parser) {
    rows += record.length > 0 ? 1 : 0;
  }
  return rows;
}

/** Reads as the backend does. */
async function read(path) {
  const { costRows } = require('../src/read/costRows');
  const { signal } = new AbortController();
  let rows = 0;
  for await (const row of costRows(path, {
    signal,
    maxBytes: 2 ** 34,
    onProblem: ({ problem }) => {
      throw new Error(problem);
    },
  })) {
    rows += row.effective.length > 0 ? 1 : 0;
  }
  return rows;
}

async function main() {
  const [, , way, path] = process.argv;
  const started = performance.now();
  const rows = await (way === 'parse' ? parsed : read)(path);
  const seconds = (performance.now() - started) / 1000;
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ rows, seconds, mebibytes }));
}

main();
