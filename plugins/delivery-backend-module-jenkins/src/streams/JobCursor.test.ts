import { memoryContext } from '@delivery-stack/vendor-replay/context';
import { JobCursor, keyOf } from './JobCursor';

const JOB = 'bank/ledger/main';

const opened = (
  { context }: ReturnType<typeof memoryContext>,
  at: Partial<Parameters<typeof JobCursor.open>[2]> = {},
) => JobCursor.open(context.memory, JOB, { rules: 'r', ...at });

const looked = (number: number, isOpen: boolean, failed = false) => ({
  number,
  isOpen,
  failed,
  timestamp: number * 1_000,
});

describe('JobCursor', () => {
  it('should remember what was passed, and what is open beside it', async () => {
    const kept = memoryContext();
    const first = await opened(kept);
    expect(first.isFirst).toBe(true);
    await first.pass([looked(1, false), looked(2, true), looked(3, false)]);
    const next = await opened(kept);
    expect(next.isFirst).toBe(false);
    expect([2, 3, 4].map(number => next.isNew(number))).toEqual([
      false,
      false,
      true,
    ]);
    expect(next.open).toEqual([2]);
    await next.pass([looked(2, false)]);
    expect((await opened(kept)).open).toEqual([]);
  });

  it('should count failures one after the other', async () => {
    const kept = memoryContext();
    for (let count = 1; count <= 3; count += 1) {
      const cursor = await opened(kept);
      await cursor.pass([looked(4, true, true)]);
      expect(cursor.failuresOf(4)).toBe(count);
    }
    const cursor = await opened(kept);
    await cursor.pass([looked(4, true)]);
    expect(cursor.failuresOf(4)).toBe(0);
  });

  it('should give the oldest up where too many are open', async () => {
    const kept = memoryContext();
    const cursor = await opened(kept);
    const numbers = Array.from({ length: 400 }, (_, at) => at + 1);
    await cursor.pass(numbers.map(number => looked(number, true)));
    expect(cursor.open).toEqual(numbers.slice(100));
  });

  it.each([
    ['other rules', { rules: 'others' }, true],
    ['a younger build with a smaller number', last(2, 9_000), true],
    ['a build that was deleted', last(2, 2_000), false],
    ['the same build', last(5, 5_000), false],
    ['a further build', last(6, 9_000), false],
  ])('should begin anew for %s, or not', async (_what, at, isFirst) => {
    const kept = memoryContext();
    await (await opened(kept)).pass([looked(5, false)]);
    expect((await opened(kept, at)).isFirst).toBe(isFirst);
  });
});

function last(number: number, timestamp: number) {
  return { lastBuild: { number, timestamp } };
}

describe('keyOf', () => {
  it('should be short, and no two names share one', () => {
    const long = 'x'.repeat(900);
    const keys = [JOB, long, `${long}y`].map(name => keyOf('jobs', name));
    expect(new Set(keys).size).toBe(3);
    expect(Math.max(...keys.map(({ length }) => length))).toBeLessThan(700);
  });
});
