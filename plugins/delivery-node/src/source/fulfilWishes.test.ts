import {
  SourceAnswerError,
  SourceNotFoundError,
  SourceUnauthorizedError,
} from '../http/errors';
import { fulfilWishes } from './fulfilWishes';
import { SourceProblem } from './sourceReport';

function wished(...keys: string[]) {
  const left = new Set(keys);
  const problems: SourceProblem[] = [];
  const stop = new AbortController();
  return {
    left,
    problems,
    stop,
    context: {
      signal: stop.signal,
      report: {
        problem: (problem: SourceProblem) => void problems.push(problem),
        progress: () => {},
      },
      wishes: {
        pending: async () => [...left].map(key => ({ key, version: 1 })),
        fulfilled: async ({ key }: { key: string }) => void left.delete(key),
      },
    },
  };
}

describe('fulfilWishes', () => {
  it('should let go of what is fetched, and of what can never be read', async () => {
    const { context, left, problems } = wished('a', 'b', 'c');
    await fulfilWishes(context, async key => {
      if (key === 'b') {
        throw new SourceAnswerError('no JSON');
      }
    });
    expect([...left]).toEqual([]);
    expect(problems).toMatchObject([{ code: 'bad-answer', subject: 'b' }]);
  });

  it('should keep what fails for the next run, and go on', async () => {
    const { context, left, problems } = wished('a', 'b');
    await fulfilWishes(context, async key => {
      if (key === 'a') {
        throw new SourceNotFoundError('not yet');
      }
    });
    expect([...left]).toEqual(['a']);
    expect(problems).toMatchObject([{ code: 'not-found', subject: 'a' }]);
  });

  it.each([
    new SourceUnauthorizedError('expired'),
    new DOMException('stopped', 'AbortError'),
    new TypeError('a mistake of ours'),
  ])('should begin no other one after %s', async error => {
    const { context, left, problems } = wished('a', 'b');
    const begun: string[] = [];
    const failing = fulfilWishes(context, async key => {
      begun.push(key);
      throw error;
    });
    await expect(failing).rejects.toMatchObject({ message: error.message });
    expect([begun, [...left], problems]).toEqual([['a'], ['a', 'b'], []]);
  });

  it('should stop when it is told to', async () => {
    const { context, left, stop } = wished('a', 'b');
    const stopped = fulfilWishes(context, async () => stop.abort());
    await expect(stopped).rejects.toThrow();
    expect([...left]).toEqual(['b']);
  });
});
