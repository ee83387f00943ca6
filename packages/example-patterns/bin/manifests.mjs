import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { modelOf } from './models.mjs';

/** Every manifest below k8s and deploy of a generated folder. */
export function readManifests(folder) {
  return ['k8s', 'deploy'].flatMap(part =>
    readdirSync(join(folder, part)).flatMap(name => {
      const file = `${part}/${name}`;
      const text = readFileSync(join(folder, file), 'utf8');
      return parseAllDocuments(text).map(document => {
        if (document.errors.length > 0) {
          throw new Error(`${folder}/${file}: ${document.errors[0].message}`);
        }
        return { file, manifest: document.toJS() };
      });
    }),
  );
}

const models = new Map();
for (const name of new Set(
  process.argv
    .slice(2)
    .flatMap(readManifests)
    .map(({ manifest }) => modelOf(manifest))
    .filter(Boolean),
)) {
  models.set(name, await import(name));
}

/** What the published schemas say against the manifests of a folder. */
export function manifestProblems(folder) {
  return readManifests(folder).flatMap(({ file, manifest }) => {
    const name = modelOf(manifest);
    if (!name) {
      return [];
    }
    const Model = models.get(name)[manifest.kind];
    try {
      new Model(manifest).validate();
      return [];
    } catch (error) {
      return [`${file}: ${manifest.kind}: ${error.message}`];
    }
  });
}
