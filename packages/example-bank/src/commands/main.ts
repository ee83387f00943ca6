import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogFiles } from '../catalog/catalogFiles';
import { writeBank } from '../writeBank';

const USAGE = `Usage:
  bank write-bank [--out <folder>] [--as-of <ISO 8601>] [--seed <number>]
  bank write-catalog [--out <folder>]`;

/**
 * Writes the recorded data, or the catalog, as files; by default into `examples`.
 *
 * @throws Error in words for whoever typed the command.
 */
export async function main(
  args: string[],
  { examples }: { examples: string },
): Promise<void> {
  const [command, ...rest] = args;
  const { values } = parseArgs({
    args: rest,
    options: {
      out: { type: 'string' },
      'as-of': { type: 'string' },
      seed: { type: 'string' },
    },
  });
  if (command === 'write-bank') {
    const folder = resolve(values.out ?? join(examples, 'data'));
    const now = instantOf(values['as-of']);
    const seed = values.seed === undefined ? undefined : numberOf(values.seed);
    const { files, bytes } = await writeBank(folder, { now, seed });
    say(`${files} files, ${(bytes / 1e6).toFixed(1)} MB in ${folder}`);
  } else if (command === 'write-catalog') {
    const folder = resolve(values.out ?? join(examples, 'catalog'));
    await mkdir(folder, { recursive: true });
    for (const { name, text } of catalogFiles()) {
      await writeFile(join(folder, name), text);
    }
    say(`The catalog is in ${folder}`);
  } else {
    throw new Error(USAGE);
  }
}

function instantOf(text: string | undefined): number {
  const instant = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new Error(`--as-of '${text}' is no date; write it like 2026-11-21`);
  }
  return instant;
}

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number)) {
    throw new Error(`--seed '${text}' is no whole number`);
  }
  return number;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
