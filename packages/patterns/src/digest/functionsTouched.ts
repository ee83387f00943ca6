import { matchesGlob } from '../pattern/glob';
import { Pattern } from '../pattern/pattern';
import { PatternDiff, namesOf } from './diffOf';

/** Files whose bytes are told apart by what they declare. */
const TEMPLATE = 'template.yaml';
const PATTERN = 'pattern.yaml';

/** Declarations that decide who signs, or what stays governed: whoever changes them asks everybody. */
const governing = [
  'apiVersion',
  'kind',
  'spec.functions',
  'spec.handedOver',
  'spec.ownership',
  'spec.sealed',
  'spec.signOff',
];

/**
 * Functions that have to sign again after a change, in the pattern's order.
 *
 * @param diff - from the content that was signed to the content of `pattern`
 * @param pattern - what is to be used now
 *
 * @remarks
 * Only the owners of what changed, provided that everything that changed has
 * one. A change that nobody owns, and any change of who owns or signs, for how
 * long, or of what stays governed, asks every required function: ownership is itself signed, and must not
 * be the way around a signature.
 *
 * @public
 */
export function functionsTouched(
  diff: PatternDiff,
  { spec }: Pattern,
  before: Pattern,
): string[] {
  const all = [...spec.functions];
  if (diff.declarations.some(key => governing.includes(key))) {
    return all;
  }
  const owners = [
    ...changedFiles(diff).map(path => ownersOfFile(path, spec)),
    ...namesOf(diff.parameters).map(name =>
      ownersOfParameter(name, [before.spec, spec]),
    ),
  ];
  if (owners.some(each => each.length === 0)) {
    return all;
  }
  const touched = new Set(owners.flat());
  return all.filter(name => touched.has(name));
}

/**
 * Files that need an owner.
 *
 * @remarks
 * Both declarations change with every parameter: then the parameter's owner is
 * asked, and the file's only for what else changed in it. A comment changes
 * nothing that runs, but it is in the file that was signed.
 */
function changedFiles(diff: PatternDiff): string[] {
  const parameters = namesOf(diff.parameters).length > 0;
  return namesOf(diff.files).filter(path => {
    switch (path) {
      case TEMPLATE:
        return diff.steps || !parameters;
      case PATTERN:
        return diff.declarations.length > 0 || !parameters;
      default:
        return true;
    }
  });
}

function ownersOfFile(path: string, { ownership }: Pattern['spec']): string[] {
  return Object.keys(ownership).filter(name =>
    ownership[name].files.some(glob => matchesGlob(glob, path)),
  );
}

/** Owners before and after: a range must not change hands without both. */
function ownersOfParameter(
  name: string,
  specs: readonly Pattern['spec'][],
): string[] {
  const owners = specs.map(({ envelope, ownership }) => {
    const range = Object.hasOwn(envelope, name) ? envelope[name] : undefined;
    const listed = Object.keys(ownership).filter(owner =>
      ownership[owner].parameters.includes(name),
    );
    return range && 'function' in range ? [...listed, range.function] : listed;
  });
  return owners.some(
    (each, index) =>
      each.length === 0 && Object.hasOwn(specs[index].envelope, name),
  )
    ? []
    : owners.flat();
}
