/* eslint-disable no-restricted-imports -- tests write their inputs */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for each test, and what it takes to fill it. */
export interface TestFolder {
  path(name: string): string;
  /** Writes a file, with the folders above it, and gives its path. */
  write(name: string, content: string | Uint8Array): string;
  /** The same as `<kind>:<path>`. */
  input(kind: string, name: string, content: string | Uint8Array): string;
}

/** Call at the top of a `describe`: the folder is emptied after every test. */
export function useFolder(): TestFolder {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'delivery-cli-test'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const path = (name: string) => join(root, name);
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), content);
    return path(name);
  };
  return {
    path,
    write,
    input: (kind, name, content) => `${kind}:${write(name, content)}`,
  };
}
