/* eslint-disable no-restricted-imports -- tests read what was made */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** Every generated file, with its text. */
export function filesOf(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => join(each.parentPath, each.name))
    .filter(path => !/\/(\.git|node_modules)\//.test(path))
    .map(path => ({
      path: relative(folder, path),
      text: readFileSync(path, 'utf8'),
    }));
}

/** Every manifest of the folders that go to a cluster. */
export function manifestsOf(folder: string): any[] {
  return filesOf(folder)
    .filter(({ path }) => /^(k8s|deploy)\//.test(path))
    .flatMap(({ path, text }) =>
      parseAllDocuments(text).map(document => {
        if (document.errors.length > 0) {
          throw new Error(`${path}: ${document.errors[0].message}`);
        }
        return document.toJS();
      }),
    );
}
