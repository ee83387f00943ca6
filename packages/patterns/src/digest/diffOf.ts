import { canonicalJson } from '../json';
import { templateParameters } from '../pattern/templateParameters';
import { PatternContent } from './digestOf';

/** Names that came, went or have another content; each list is sorted. @public */
export interface NameChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** What differs between two contents of a pattern. @public */
export interface PatternDiff {
  readonly files: NameChanges;
  /** Parameters whose form, or whose range in `pattern.yaml`, differs. */
  readonly parameters: NameChanges;
  /** Something of the template's `spec` beside its parameters differs. */
  readonly steps: boolean;
  /** Keys of `pattern.yaml` beside the envelope that differ: `metadata`, `spec.facets`. */
  readonly declarations: readonly string[];
}

/**
 * Says what changed from one content to the next.
 *
 * @public
 */
export function diffOf(
  before: PatternContent,
  after: PatternContent,
): PatternDiff {
  return {
    files: changes(filesOf(before), filesOf(after)),
    parameters: changes(parametersOf(before), parametersOf(after)),
    steps: !same(withoutParameters(before.spec), withoutParameters(after.spec)),
    declarations: declarationsThatDiffer(before.pattern, after.pattern),
  };
}

/** Whether nothing differs. @public */
export function isUnchanged(diff: PatternDiff): boolean {
  return (
    !diff.steps &&
    [diff.files, diff.parameters].every(each => namesOf(each).length === 0) &&
    diff.declarations.length === 0
  );
}

/** All names of a list of changes. */
export function namesOf({ added, removed, changed }: NameChanges): string[] {
  return [...added, ...removed, ...changed];
}

function changes(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): NameChanges {
  const names = (of: ReadonlyMap<string, string>) => [...of.keys()].sort();
  return {
    added: names(after).filter(name => !before.has(name)),
    removed: names(before).filter(name => !after.has(name)),
    changed: names(after).filter(
      name => before.has(name) && before.get(name) !== after.get(name),
    ),
  };
}

function filesOf({ files }: PatternContent): Map<string, string> {
  return new Map(files.map(({ path, sha256 }) => [path, sha256]));
}

/** Each parameter's form and range in one text. */
function parametersOf({ spec, pattern }: PatternContent): Map<string, string> {
  const forms = templateParameters(partOf(spec));
  const ranges = partOf(partOf(partOf(pattern).spec).envelope);
  const names = new Set([...forms.keys(), ...Object.keys(ranges)]);
  return new Map(
    [...names].map(name => [
      name,
      `${forms.get(name) ?? ''}\n${canonicalJson(
        Object.hasOwn(ranges, name) ? ranges[name] : null,
      )}`,
    ]),
  );
}

function withoutParameters(spec: unknown): unknown {
  const { parameters, ...rest } = partOf(spec);
  return rest;
}

function declarationsThatDiffer(before: unknown, after: unknown): string[] {
  const [one, other] = [before, after].map(pattern => {
    const { spec, ...rest } = partOf(pattern);
    const { envelope, ...declared } = partOf(spec);
    const inner = Object.entries(declared).map(
      ([key, value]) => [`spec.${key}`, value] as const,
    );
    return new Map<string, unknown>([...Object.entries(rest), ...inner]);
  });
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter(key => !same(one.get(key), other.get(key)))
    .sort();
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function partOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
