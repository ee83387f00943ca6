import { TaskSpec } from '@backstage/plugin-scaffolder-common';
import { isDeepStrictEqual } from 'node:util';

type Step = Readonly<Record<string, unknown>>;

/**
 * What of a running task is not what its template says, a sentence each.
 *
 * @remarks
 * The scaffolder fills in ids and names when it makes a task, and leaves out
 * steps that the person may not read, without a word.
 */
export function taskDifferences(
  task: TaskSpec,
  templateSpec: unknown,
): string[] {
  const { output = {}, ...spec } = templateSpec as Readonly<
    Record<string, unknown>
  >;
  const expected = steps(spec.steps);
  const given = steps(task.steps);
  return [
    ...stepDifferences(expected, given),
    ...partDifference('output', task.output, output),
    ...partDifference(
      'EXPERIMENTAL_recovery',
      task.EXPERIMENTAL_recovery,
      spec.EXPERIMENTAL_recovery,
    ),
  ];
}

function stepDifferences(
  expected: readonly Step[],
  given: readonly Step[],
): string[] {
  const same = expected.map(withDefaults);
  if (isDeepStrictEqual(same, given)) {
    return [];
  }
  // Ids by position shift where a step is left out: they do not tell steps apart.
  const byKey = new Map(given.map(each => [keyOf(each), each]));
  const said: string[] = [];
  for (const each of same) {
    const key = keyOf(each);
    const found = byKey.get(key);
    byKey.delete(key);
    if (!found) {
      said.push(
        `the step ${each.name} (${each.id}, ${each.action}) is missing from this task; whoever starts it has to be allowed to read every step`,
      );
    } else if (!isDeepStrictEqual(contentOf(found), contentOf(each))) {
      said.push(
        `the step ${each.name} (${each.id}, ${each.action}) is another one in this task than in template.yaml; start again once the catalog has read the template anew`,
      );
    }
  }
  for (const each of byKey.values()) {
    said.push(
      `the step ${each.name} (${each.id}, ${each.action}) is not in template.yaml; start again once the catalog has read the template anew`,
    );
  }
  return said.length > 0
    ? said
    : ['the steps of this task are in another order than in template.yaml'];
}

function partDifference(name: string, given: unknown, expected: unknown) {
  return isDeepStrictEqual(plain(given), plain(expected))
    ? []
    : [
        `${name} is another one in this task than in template.yaml; start again once the catalog has read the template anew`,
      ];
}

function steps(value: unknown): Step[] {
  return Array.isArray(value) ? (plain(value) as Step[]) : [];
}

/** As the scaffolder fills them in. */
function withDefaults(step: Step, index: number): Step {
  return {
    ...step,
    id: step.id ?? `step-${index + 1}`,
    name: step.name ?? step.action,
  };
}

function keyOf({ id, name, action }: Step): string {
  const named = /^step-\d+$/.test(String(id)) ? '' : id;
  return JSON.stringify([named, name, action]);
}

function contentOf({ id: _, ...content }: Step): Step {
  return content;
}

/** As a task is stored: JSON drops what is undefined. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
