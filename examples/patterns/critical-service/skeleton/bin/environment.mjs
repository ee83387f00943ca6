import { readFileSync, readdirSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** The settings of environment.env. */
export function readEnvironment() {
  const lines = readFileSync('environment.env', 'utf8').split('\n');
  return Object.fromEntries(
    lines
      .filter(line => /^[A-Z]/.test(line))
      .map(line => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1),
      ]),
  );
}

/** Every document of the manifests in a folder, with the file that it is from. */
export function readManifests(folder) {
  return readdirSync(folder)
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .flatMap(name => {
      const file = `${folder}/${name}`;
      return parseAllDocuments(readFileSync(file, 'utf8')).map(document => {
        if (document.errors.length > 0) {
          throw new Error(`${file}: ${document.errors[0].message}`);
        }
        return { file, manifest: document.toJS() };
      });
    });
}
