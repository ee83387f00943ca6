import { matchesGlob } from '@delivery-stack/patterns';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { workspaceFiles } from './workspaceFiles';

/** Of what the scaffolder renders the extension is taken off. */
const RENDERED = ['', '.njk'];

type Input = Readonly<Record<string, unknown>>;

/** A folder of the template, and where a step put it in the workspace. */
interface Fetched {
  readonly from: string;
  readonly to: string;
}

/**
 * Makes the files executable that a pattern declares so.
 *
 * @remarks
 * Mode bits are no part of the digest: whether a file runs is declared, and so
 * signed. Globs are from the template folder on; the steps that fetch say
 * where its folders went.
 */
export async function makeExecutable(options: {
  workspace: string;
  globs: readonly string[];
  /** Of the template. */
  spec: unknown;
}): Promise<string[]> {
  const { workspace, globs, spec } = options;
  if (globs.length === 0) {
    return [];
  }
  const fetched = fetchedFolders(spec);
  const made: string[] = [];
  for (const { path, isRegular } of await workspaceFiles(workspace)) {
    const sources = fetched.flatMap(each => sourcesOf(path, each));
    if (
      isRegular &&
      sources.some(source => globs.some(glob => matchesGlob(glob, source)))
    ) {
      await addExecution(join(workspace, path));
      made.push(path);
    }
  }
  return made;
}

function fetchedFolders(spec: unknown): Fetched[] {
  const { steps } = spec as { steps: { action: string; input?: Input }[] };
  return steps.flatMap(({ action, input }): Fetched[] => {
    const { url, targetPath = '.' } = input ?? {};
    const fetches = action === 'fetch:template' || action === 'fetch:plain';
    return fetches && isPlainPath(url) && isPlainPath(targetPath)
      ? [{ from: posix.normalize(url), to: posix.normalize(targetPath) }]
      : [];
  });
}

/** Neither an address nor an expression. */
function isPlainPath(value: unknown): value is string {
  return typeof value === 'string' && !/:|\$\{\{/.test(value);
}

function sourcesOf(path: string, { from, to }: Fetched): string[] {
  const rest = posix.relative(to, path);
  return rest.startsWith('..')
    ? []
    : RENDERED.map(ending => posix.join(from, rest) + ending);
}

async function addExecution(path: string): Promise<void> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { mode } = await file.stat();
    await file.chmod(mode % 0o1000 | 0o111);
  } finally {
    await file.close();
  }
}
