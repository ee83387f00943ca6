import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { modelOf } from './models.mjs';

// Beside the packages, so that they are found; it exists in memory only.
const FILE = join(dirname(fileURLToPath(import.meta.url)), 'manifests.ts');

/**
 * Members that no such kind has. The schemas let unknown members pass, so that
 * a misspelt one would be dropped in silence; the compiler does not.
 */
export function typeProblems(manifests) {
  const known = manifests.filter(({ manifest }) => modelOf(manifest));
  const lines = known.map(
    ({ manifest }) =>
      `{ const it: import(${JSON.stringify(modelOf(manifest))}).I${
        manifest.kind
      } = ${JSON.stringify(manifest)}; void it; }`,
  );
  const text = `${lines.join('\n')}\nexport {};\n`;
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = path => path === FILE || fileExists(path);
  host.readFile = path => (path === FILE ? text : readFile(path));
  host.getSourceFile = (path, ...rest) =>
    path === FILE
      ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
      : getSourceFile(path, ...rest);
  const program = ts.createProgram([FILE], options, host);
  const source = program.getSourceFile(FILE);
  return program
    .getSemanticDiagnostics(source)
    .map(({ start, messageText }) => {
      const { line } = source.getLineAndCharacterOfPosition(start);
      const { folder, file, manifest } = known[line];
      const said = ts.flattenDiagnosticMessageText(messageText, ' ');
      return { folder, problem: `${file}: ${manifest.kind}: ${said}` };
    });
}
