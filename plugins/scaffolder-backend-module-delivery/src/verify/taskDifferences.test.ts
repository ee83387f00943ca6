import { TaskSpec } from '@backstage/plugin-scaffolder-common';
import { taskDifferences } from './taskDifferences';

const spec = {
  steps: [
    { action: 'delivery:pattern:verify' },
    { action: 'fetch:plain', input: { url: './a' } },
    { action: 'fetch:plain', name: 'B', input: { url: './b' }, if: 'x' },
    { id: 'last', action: 'debug:log', each: ['x'] },
  ],
};

/** As the scaffolder makes it: ids are given after steps were left out. */
function taskOf(steps: readonly Record<string, unknown>[]): TaskSpec {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    parameters: {},
    output: {},
    steps: steps.map((step, index) => ({
      ...step,
      id: (step.id as string) ?? `step-${index + 1}`,
      name: (step.name as string) ?? step.action,
      action: step.action as string,
    })),
  };
}

describe('taskDifferences', () => {
  it('should find none in the task of a template', () => {
    expect(taskDifferences(taskOf(spec.steps), spec)).toEqual([]);
  });

  it.each([
    [0, /^the step delivery:pattern:verify \(step-1/],
    [1, /^the step fetch:plain \(step-2, fetch:plain\) is missing/],
    [2, /^the step B \(step-3, fetch:plain\) is missing/],
    [3, /^the step debug:log \(last, debug:log\) is missing/],
  ])('should name step %d alone when it was left out', (left, words) => {
    const task = taskOf(spec.steps.filter((_, index) => index !== left));
    expect(taskDifferences(task, spec)).toEqual([expect.stringMatching(words)]);
  });

  it('should see what is no list of steps', () => {
    const task = { ...taskOf([]), steps: 'none' } as unknown as TaskSpec;
    expect(taskDifferences(task, spec)).toHaveLength(4);
  });

  it('should see that two steps of one name became one', () => {
    const [first] = spec.steps;
    const twice = { steps: [first, first] };
    expect(taskDifferences(taskOf([first]), twice)).toEqual([
      expect.stringContaining('is missing'),
    ]);
    expect(taskDifferences(taskOf([first, first]), twice)).toEqual([]);
  });
});
