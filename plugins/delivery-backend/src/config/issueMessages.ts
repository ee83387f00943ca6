import { z } from 'zod';

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with a value, one line per fault, each naming its key.
 *
 * @param root - Name of the value itself, e.g. `delivery`.
 * @internal
 */
export function issueMessages(root: string, issues: readonly Issue[]) {
  return issues.map(issue => {
    const { path, message } = closest(issue);
    return `${keyOf(root, path)}: ${message}`;
  });
}

/** `['gates', 2, 'match']` → `delivery.gates[2].match`. */
function keyOf(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (key, part) =>
      typeof part === 'number' ? `${key}[${part}]` : `${key}.${String(part)}`,
    root,
  );
}

/**
 * The issue that a person should mend first.
 *
 * A union complains about each of its shapes. What was meant is most likely the
 * shape with the least to complain about, and among equals the one that got
 * deepest into the value.
 */
function closest(issue: Issue): { path: PropertyKey[]; message: string } {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return issue;
  }
  const meant = fewest(issue.errors);
  if (meant.length === 0) {
    return issue;
  }
  const inner = closest(meant[0]);
  return { path: [...issue.path, ...inner.path], message: inner.message };
}

/** The issues of the shape that a value was most likely meant to have. */
export function fewest(
  shapes: ReadonlyArray<readonly Issue[]>,
): readonly Issue[] {
  const failing = shapes.filter(issues => issues.length > 0);
  return failing.length === 0
    ? []
    : failing.reduce((best, issues) =>
        strangeness(issues) < strangeness(best) ? issues : best,
      );
}

function strangeness(issues: readonly Issue[]): number {
  const depth = Math.max(...issues.map(issue => issue.path.length));
  const otherShape = issues.filter(
    issue =>
      issue.code === 'unrecognized_keys' ||
      issue.code === 'invalid_value' ||
      closest(issue).message.endsWith('received undefined'),
  ).length;
  return issues.length + 2 * otherShape - depth / 10;
}
