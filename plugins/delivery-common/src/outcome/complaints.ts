import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Of a file that is all wrong, the first of these are enough to start with. */
const MOST = 20;

/** One thing that is wrong in an outcome, or that it would be better to add. @public */
export interface OutcomeComplaint {
  /** The field: `spec.measure.due`. */
  readonly path: string;
  readonly problem: string;
  /** What to do about it, as an instruction. */
  readonly cure: string;
}

/** `spec.measure.due: is no date; write it as 2027-03-31` @public */
export function describeComplaint(complaint: OutcomeComplaint): string {
  const { path, problem, cure } = complaint;
  return `${path}: ${problem}; ${cure}`;
}

/** What a schema found wrong with a value. */
export function complaintsOf(
  issues: readonly Issue[],
  value: unknown,
): OutcomeComplaint[] {
  return issues.flatMap(issue => worded(issue, [], value)).slice(0, MOST);
}

function worded(
  issue: Issue,
  above: readonly PropertyKey[],
  value: unknown,
): OutcomeComplaint[] {
  const path = [...above, ...issue.path];
  const inner = issue.code === 'invalid_union' ? nearest(issue.errors) : [];
  if (inner.length > 0) {
    return inner.flatMap(each => worded(each, path, value));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: textOf([...path, key]),
      problem: 'is no field of an outcome',
      cure: 'take it away, or spell it as the schema does',
    }));
  }
  return [{ path: textOf(path), ...problemOf(issue, valueAt(value, path)) }];
}

/** Of several shapes, the one that was clearly meant; none if two are as near. */
function nearest(errors: readonly (readonly Issue[])[]): readonly Issue[] {
  const [first = [], second] = [...errors].sort((a, b) => a.length - b.length);
  return second && second.length > first.length ? first : [];
}

function problemOf(issue: Issue, value: unknown) {
  if (value === undefined) {
    return { problem: 'is missing', cure: `add ${wanted(issue)}` };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        problem: `is not ${wanted(issue)}`,
        cure: `write ${wanted(issue)}`,
      };
    case 'invalid_value':
      return {
        problem: 'is none of the possible values',
        cure: `write ${wanted(issue)}`,
      };
    case 'too_small':
      // Where a schema says more than zod, its own words count.
      return issue.message.includes('; ')
        ? split(issue.message)
        : { problem: 'is too little', cure: `give at least ${issue.minimum}` };
    case 'too_big':
      return {
        problem: `is too ${issue.origin === 'string' ? 'long' : 'much'}`,
        cure: `keep it to ${issue.maximum}${
          issue.origin === 'string' ? ' characters' : ''
        }`,
      };
    default:
      return split(issue.message);
  }
}

const TYPES: Record<string, string> = {
  array: 'a list',
  int: 'a whole number',
  number: 'a number',
  object: 'an object with fields',
  string: 'text',
};

function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' or ');
    default:
      return 'it';
  }
}

function split(message: string) {
  const [problem, ...cure] = message.split('; ');
  return { problem, cure: cure.join('; ') || 'correct it' };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** Keys are somebody else's text: long ones are cut, and lines stay lines. */
function textOf(path: readonly PropertyKey[]): string {
  const text = path.map(key => String(key).replace(/\s+/g, ' ').slice(0, 60));
  return text.join('.') || 'the file';
}
