import { SourceProblem } from './sourceReport';
import {
  SourceNotFoundError,
  SourceRateLimitedError,
  SourceUnauthorizedError,
} from '../http/errors';
import { runUnits } from './runUnits';

function watched() {
  const problems: SourceProblem[] = [];
  const progress: string[] = [];
  const stop = new AbortController();
  return {
    problems,
    progress,
    stop,
    context: {
      signal: stop.signal,
      report: {
        problem: (problem: SourceProblem) => void problems.push(problem),
        progress: (at: { done: number; total?: number; unit: string }) =>
          void progress.push(`${at.done} of ${at.total} ${at.unit}`),
      },
    },
  };
}

const units = ['a', 'b', 'c', 'd'];

describe('runUnits', () => {
  const run = (
    { context }: ReturnType<typeof watched>,
    each: (unit: string) => Promise<void>,
  ) =>
    runUnits({
      units,
      unit: 'projects',
      nameOf: unit => `project ${unit}`,
      concurrency: 1,
      context,
      run: each,
    });

  it('should report the one that fails and go on with the others', async () => {
    const watch = watched();
    const done: string[] = [];
    await run(watch, async unit => {
      if (unit === 'b') {
        throw new SourceNotFoundError('No such project');
      }
      done.push(unit);
    });
    expect(done).toEqual(['a', 'c', 'd']);
    expect(watch.problems).toMatchObject([
      { code: 'not-found', subject: 'project b' },
    ]);
    expect(watch.progress.at(0)).toBe('0 of 4 projects');
    expect(watch.progress.at(-1)).toBe('4 of 4 projects');
  });

  it.each([
    new SourceUnauthorizedError('expired'),
    new SourceRateLimitedError('wait', 5),
  ])('should begin no other one after %s', async error => {
    const watch = watched();
    const begun: string[] = [];
    const failing = run(watch, async unit => {
      begun.push(unit);
      throw error;
    });
    await expect(failing).rejects.toBe(error);
    expect(begun).toEqual(['a']);
    expect(watch.problems).toEqual([]);
  });

  it('should fail where every unit does', async () => {
    const watch = watched();
    const failing = run(watch, async unit => {
      throw new Error(`no ${unit}`);
    });
    await expect(failing).rejects.toThrow('no d');
    expect(watch.problems).toHaveLength(4);
  });

  it('should stop when it is told to', async () => {
    const watch = watched();
    const begun: string[] = [];
    const stopped = run(watch, async unit => {
      begun.push(unit);
      watch.stop.abort();
    });
    await expect(stopped).rejects.toThrow();
    expect(begun).toEqual(['a']);
  });
});
