import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const peak = fileURLToPath(new URL('peak.cjs', import.meta.url));
const bin = fileURLToPath(new URL('../bin/delivery', import.meta.url));

/**
 * Runs `delivery report` as a process of its own.
 *
 * @param {string[]} args
 * @returns {Promise<{ seconds: number, mebibytes: number, report: any }>}
 */
export async function measureReport(args) {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--require', peak, bin, 'report', '--format', 'json', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', text => (out += text));
  child.stderr.setEncoding('utf8').on('data', text => (err += text));
  const code = await new Promise(resolve => child.on('close', resolve));
  const kibibytes = Number(/peak-rss-kib (\d+)/.exec(err)?.[1]);
  if (code !== 0 || !kibibytes) {
    throw new Error(
      `delivery report ended with ${code}: ${err.slice(0, 2000)}`,
    );
  }
  return {
    seconds: (performance.now() - started) / 1000,
    mebibytes: kibibytes / 1024,
    report: JSON.parse(out),
  };
}

/**
 * Merely parses a file: every line through `parse`, nothing kept.
 *
 * @param {string} path
 * @param {(line: string) => unknown} parse
 * @returns {Promise<number>} seconds
 */
export async function measureParsing(path, parse) {
  const started = performance.now();
  let rest = '';
  for await (const chunk of createReadStream(path, {
    encoding: 'utf8',
    highWaterMark: 256 * 1024,
  })) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(parse);
  }
  return (performance.now() - started) / 1000;
}
