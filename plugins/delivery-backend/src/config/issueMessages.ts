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
  const shapes = issue.errors.filter(errors => errors.length > 0);
  if (shapes.length === 0) {
    return issue;
  }
  const meant = shapes.reduce((best, errors) =>
    strangeness(errors) < strangeness(best) ? errors : best,
  );
  const inner = closest(meant[0]);
  return { path: [...issue.path, ...inner.path], message: inner.message };
}

function strangeness(issues: readonly Issue[]): number {
  const depth = Math.max(...issues.map(issue => issue.path.length));
  const otherShape = issues.filter(
    issue =>
      issue.code === 'unrecognized_keys' ||
      issue.code === 'invalid_value' ||
      (issue.path.length === 0 && issue.code === 'invalid_type'),
  ).length;
  return issues.length + 2 * otherShape - depth / 10;
}
