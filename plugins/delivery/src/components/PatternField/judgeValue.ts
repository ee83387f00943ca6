/** How a value stands to a range; `unknown`: only the backend can say. */
export type ValueJudgement = 'inside' | 'outside' | 'unknown';

type Range = Record<string, unknown>;

/** A keyword's limit and the value that it is held against. */
type Check = (limit: unknown, value: unknown) => boolean;

const onNumbers =
  (holds: (limit: number, value: number) => boolean): Check =>
  (limit, value) =>
    typeof value !== 'number' ||
    (typeof limit === 'number' && holds(limit, value));

const onTexts =
  (holds: (limit: number, length: number) => boolean): Check =>
  (limit, value) =>
    typeof value !== 'string' ||
    (typeof limit === 'number' && holds(limit, [...value].length));

const same = (a: unknown, b: unknown) =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * The keywords that ranges mostly use.
 *
 * @remarks
 * Expressions are left to the backend, which bounds what they may cost; so is
 * everything else. This is a hint while typing, never the decision.
 */
const CHECKS: Record<string, Check> = {
  const: same,
  enum: (limit, value) =>
    Array.isArray(limit) && limit.some(each => same(each, value)),
  type: (limit, value) => [limit].flat().some(type => isOfType(type, value)),
  minimum: onNumbers((limit, value) => value >= limit),
  maximum: onNumbers((limit, value) => value <= limit),
  exclusiveMinimum: onNumbers((limit, value) => value > limit),
  exclusiveMaximum: onNumbers((limit, value) => value < limit),
  minLength: onTexts((limit, length) => length >= limit),
  maxLength: onTexts((limit, length) => length <= limit),
};

/** Keywords that describe, and forbid nothing. */
const REMARKS = ['title', 'description', 'default', 'examples', '$comment'];

/** Holds a value of the form against a range. */
export function judgeValue(
  range: Range | undefined,
  value: unknown,
): ValueJudgement {
  if (!range) {
    return 'unknown';
  }
  const keywords = Object.keys(range).filter(key => !REMARKS.includes(key));
  const known = keywords.filter(key => Object.hasOwn(CHECKS, key));
  if (known.some(key => !CHECKS[key](range[key], value))) {
    return 'outside';
  }
  return known.length === keywords.length ? 'inside' : 'unknown';
}

function isOfType(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return (
        typeof value === 'object' && value !== null && !Array.isArray(value)
      );
    default:
      return typeof value === type;
  }
}
