import { z } from 'zod';
import { Complaint, problemAndCure } from '../complaint';
import { JsonPath, pathText } from '../json';
import { YamlPlaces } from './places';
import { MOST_COMPLAINTS } from './readYaml';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong, in sentences with places and cures. */
export function complaintsOf(
  issues: readonly Issue[],
  places: YamlPlaces,
): Complaint[] {
  return issues
    .slice(0, MOST_COMPLAINTS)
    .flatMap(issue => worded(issue, [], places))
    .slice(0, MOST_COMPLAINTS)
    .sort((one, other) => one.line - other.line || one.column - other.column);
}

function worded(
  issue: Issue,
  above: JsonPath,
  places: YamlPlaces,
): Complaint[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return nearest(issue.errors).flatMap(each => worded(each, path, places));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_COMPLAINTS).map(key => ({
      ...places.key([...path, key]),
      path: pathText([...path, key]),
      problem: `unknown key ${key}`,
      cure:
        key === '$ref'
          ? 'write the range out; references are not followed'
          : 'remove it, or spell it as the schema does',
    }));
  }
  const said = { path: pathText(path), ...problemOf(issue, path, places) };
  return [{ ...places.at(path), ...said }];
}

/** Of several shapes that were possible, the one that was most nearly written. */
function nearest(errors: readonly (readonly Issue[])[]): readonly Issue[] {
  const missed = (issues: readonly Issue[]) =>
    issues.reduce(
      (sum, issue) =>
        sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
      0,
    );
  return [...errors].sort((one, other) => missed(one) - missed(other))[0];
}

function problemOf(issue: Issue, path: JsonPath, places: YamlPlaces) {
  switch (issue.code) {
    case 'invalid_type':
      return places.has(path)
        ? {
            problem: `is not of type ${issue.expected}`,
            cure: `write a value of type ${issue.expected}`,
          }
        : { problem: 'is missing', cure: `add it (${issue.expected})` };
    case 'invalid_value':
      return {
        problem: places.has(path)
          ? 'is none of the allowed values'
          : 'is missing',
        cure: `write ${issue.values.map(String).join(', ')}`.replace(
          /, ([^,]*)$/,
          ' or $1',
        ),
      };
    case 'too_small':
      return {
        problem: `is less than ${issue.minimum}${unitOf(issue.origin)}`,
        cure: 'give more',
      };
    case 'too_big':
      return {
        problem: `is more than ${issue.maximum}${unitOf(issue.origin)}`,
        cure: 'give less',
      };
    case 'invalid_key':
      return problemAndCure(issue.issues[0]?.message ?? issue.message);
    default:
      return problemAndCure(issue.message);
  }
}

function unitOf(origin: string): string {
  switch (origin) {
    case 'string':
      return ' characters';
    case 'array':
      return ' items';
    default:
      return '';
  }
}
