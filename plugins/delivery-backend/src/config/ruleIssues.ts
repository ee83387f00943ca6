import { gateRuleSchema } from '@delivery-stack/flow';
import { z } from 'zod';
import { fewest } from './issueMessages';

type Issue = z.core.$ZodIssue;

/**
 * The issues of a configuration, those of gate rules told by shape.
 *
 * A rule has one of several shapes, and zod reports only the last of them where
 * it fails least hard. Each rule at fault is tried as every shape again, and
 * the one that was most likely meant is reported.
 */
export function withRuleIssues(
  issues: readonly Issue[],
  value: unknown,
): Issue[] {
  const told = new Set<string>();
  return issues.flatMap(issue => {
    const { path } = issue;
    if (path[0] !== 'gates' || path[2] !== 'match' || path.length < 4) {
      return [issue];
    }
    const rulePath = path.slice(0, 4);
    const key = rulePath.join(' ');
    if (told.has(key)) {
      return [];
    }
    told.add(key);
    return issuesOfRule(valueAt(value, rulePath)).map(each => ({
      ...each,
      path: [...rulePath, ...each.path],
    }));
  });
}

function issuesOfRule(rule: unknown): readonly Issue[] {
  return fewest(
    gateRuleSchema.options.map(
      shape => shape.safeParse(rule).error?.issues ?? [],
    ),
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<any>((inner, key) => inner?.[key], value);
}
