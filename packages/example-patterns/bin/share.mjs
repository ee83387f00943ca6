// Copies what the example patterns have in common from web-service to the
// others. Each folder has to be complete, because its digest is what is signed.
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '../../../examples/patterns',
);
const SOURCE = 'web-service';
const SHARED = {
  analytics: ['skeleton', 'pipelines', 'pins.yaml'],
  'critical-service': [
    'skeleton',
    'pipelines',
    'strategies/canary',
    'pins.yaml',
  ],
  'database-change': ['skeleton', 'pipelines'],
};

/** Pairs of source and copy, as paths on disk. */
export function sharedFiles() {
  return Object.entries(SHARED).flatMap(([pattern, parts]) =>
    parts.flatMap(part =>
      filesOf(join(root, SOURCE, part)).map(from => ({
        from,
        to: join(root, pattern, relative(join(root, SOURCE), from)),
      })),
    ),
  );
}

function filesOf(path) {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(each => each.isFile())
      .map(each => join(each.parentPath, each.name));
  } catch (error) {
    if (error.code === 'ENOTDIR') {
      return [path];
    }
    throw error;
  }
}

/** Copies that are not what their source is. */
export function outdatedCopies() {
  const textOf = path => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  };
  return sharedFiles().filter(({ from, to }) => textOf(from) !== textOf(to));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outdated = outdatedCopies();
  for (const { from, to } of outdated) {
    if (!process.argv.includes('--check')) {
      cpSync(from, to);
    }
    console.log(relative(root, to));
  }
  process.exitCode =
    process.argv.includes('--check') && outdated.length > 0 ? 1 : 0;
}
