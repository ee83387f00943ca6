import { Complaint } from '../complaint';
import { JsonPath, pathText } from '../json';
import { matchesGlob } from './glob';
import { ReadPattern } from './readPattern';
import { ReadTemplate } from './template';
import { templateParameters } from './templateParameters';

/** A template folder whose two declarations could be read. @public */
export interface PatternFolder {
  readonly pattern: ReadPattern;
  readonly template: ReadTemplate;
  /** Paths of all files of the folder. */
  readonly paths: readonly string[];
}

/**
 * What `pattern.yaml` says that its folder does not bear out, or leaves open:
 * globs that match nothing, ranges of parameters that do not exist, and
 * parameters that are neither ranged nor free.
 *
 * @returns complaints about `pattern.yaml`.
 *
 * @public
 */
export function checkPattern(folder: PatternFolder): Complaint[] {
  return [...unmatchedGlobs(folder), ...parameterGaps(folder)].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  );
}

function unmatchedGlobs({ pattern: read, paths }: PatternFolder): Complaint[] {
  const { facets, ownership, policies, executables } = read.pattern.spec;
  const lists: [JsonPath, readonly string[]][] = [
    ...Object.entries(facets).map(([name, facet]): (typeof lists)[number] => [
      ['facets', name, 'files'],
      'provided' in facet ? facet.files ?? [] : [],
    ]),
    ...Object.entries(ownership).map(
      ([name, owned]): (typeof lists)[number] => [
        ['ownership', name, 'files'],
        owned.files,
      ],
    ),
    ...policies.map((policy, index): (typeof lists)[number] => [
      ['policies', index, 'files'],
      policy.files,
    ]),
    [['executables'], executables],
  ];
  return lists.flatMap(([path, globs]) =>
    globs.flatMap((glob, index) =>
      paths.some(each => matchesGlob(glob, each))
        ? []
        : [
            complaint(read, ['spec', ...path, index], {
              problem: `${glob} matches no file of the folder`,
              cure: 'correct the path, or add the file',
            }),
          ],
    ),
  );
}

function parameterGaps({
  pattern: read,
  template,
}: PatternFolder): Complaint[] {
  const { envelope, ownership } = read.pattern.spec;
  const known = templateParameters(template.spec);
  const unknown = (path: JsonPath, name: string) =>
    complaint(read, path, {
      problem: `the template has no parameter ${name}`,
      cure: `remove it, or spell it like one of ${[...known.keys()].join(
        ', ',
      )}`,
    });
  const undeclared = [...known.keys()]
    .filter(name => !Object.hasOwn(envelope, name))
    .map(name =>
      complaint(read, ['spec', 'envelope'], {
        problem: `the template’s parameter ${name} has no range, so that every value of it is outside`,
        cure: `add its function and schema, or ${name}: { free: why every value is acceptable }`,
      }),
    );
  const ranged = Object.keys(envelope)
    .filter(name => !known.has(name))
    .map(name => unknown(['spec', 'envelope', name], name));
  const owned = Object.entries(ownership).flatMap(([owner, { parameters }]) =>
    parameters.flatMap((name, index) =>
      known.has(name)
        ? []
        : [unknown(['spec', 'ownership', owner, 'parameters', index], name)],
    ),
  );
  return [...undeclared, ...ranged, ...owned];
}

function complaint(
  { places }: ReadPattern,
  path: JsonPath,
  said: { problem: string; cure: string },
): Complaint {
  return { ...places.at(path), path: pathText(path), ...said };
}
