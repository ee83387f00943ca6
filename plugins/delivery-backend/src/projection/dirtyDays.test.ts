import fc from 'fast-check';
import { DAY } from './days';
import { dirtyDays, Measured } from './dirtyDays';

const today = 100;

const spell = (opened: number, ended?: number, rest: object = {}) => ({
  passage: 0,
  ordinal: 0,
  segment: 'queue',
  gate: 'review',
  opened_ms: opened * DAY,
  ended_ms: ended === undefined ? undefined : ended * DAY,
  abandoned_ms: undefined,
  working_ms: undefined,
  ...rest,
});

const round = (asked: number, decided?: number) => ({
  passage: 0,
  ordinal: 0,
  gate: 'review',
  asked_ms: asked * DAY,
  decided_ms: decided === undefined ? undefined : decided * DAY,
});

const measured = (spells: object[], rounds: object[] = []) =>
  ({ spell: spells, round: rounds } as unknown as Measured);

const daysOf = (before: object[], after: object[]) => {
  const days = dirtyDays(measured(before), measured(after), today);
  return {
    decided: [...days.decided].sort((one, other) => one - other),
    open: [...days.open].sort((one, other) => one - other),
  };
};

describe('dirtyDays', () => {
  it.each([
    ['nothing that stays the same', [spell(1, 5)], [spell(1, 5)], [], []],
    [
      'the days of a new open stay, up to today',
      [],
      [spell(97.5)],
      [],
      [98, 99, 100],
    ],
    [
      'only what changes when an open stay ends',
      [spell(1.5)],
      [spell(1.5, 98.5)],
      [98],
      [99, 100],
    ],
    [
      'the days between two ends',
      [spell(1.5, 5.5)],
      [spell(1.5, 7.5)],
      [5, 7],
      [6, 7],
    ],
    [
      'all days of a stay that moves',
      [spell(1.5, 3.5)],
      [spell(2.5, 3.5)],
      [3],
      [2, 3],
    ],
    ['no stock for a stay within one day', [], [spell(1.2, 1.8)], [1], []],
    [
      'no stock of an abandoned stay',
      [spell(98.5)],
      [spell(98.5, undefined, { abandoned_ms: 99 * DAY })],
      [99],
      [99, 100],
    ],
    [
      'both of two equal stays',
      [spell(1.5, 3.5)],
      [spell(1.5, 3.5), spell(1.5, 3.5)],
      [3],
      [2, 3],
    ],
    [
      'all days of two stays that begin alike, when another goes at once',
      [spell(97.5)],
      [spell(1.5, 3.5), spell(1.5, 4.5)],
      [3, 4],
      [2, 3, 4, 98, 99, 100],
    ],
    ['midnight as the day that begins', [], [spell(2, 4)], [4], [3, 4]],
  ])('should dirty %s', (_, before, after, decided, open) => {
    expect(daysOf(before, after)).toEqual({ decided, open });
  });

  it('should dirty the day of the last decision before, which counts no more', () => {
    const days = dirtyDays(
      measured([], [round(1, 2)]),
      measured([], [round(1, 2), round(5, 8)]),
      today,
    );
    expect([...days.decided].sort((one, other) => one - other)).toEqual([
      2, 5, 8,
    ]);
  });

  const stays = fc.array(
    fc
      .record({
        opened: fc.integer({ min: 180, max: 200 }),
        length: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
        abandoned: fc.boolean(),
        gate: fc.constantFrom('review', 'scan'),
      })
      .map(({ opened, length, abandoned, gate }) => {
        const ended = length === undefined ? undefined : (opened + length) / 2;
        return abandoned && length === undefined
          ? spell(opened / 2, ended, { gate, abandoned_ms: today * DAY })
          : spell(opened / 2, ended, { gate });
      }),
    { maxLength: 4 },
  );

  /** Ages of what waits at 00:00, by gate: what a sketch of a day is made of. */
  const stockOf = (
    rows: ReadonlyArray<ReturnType<typeof spell>>,
    day: number,
  ) =>
    rows
      .filter(row => row.abandoned_ms === undefined)
      .filter(row => row.opened_ms < day * DAY)
      .filter(row => row.ended_ms === undefined || row.ended_ms >= day * DAY)
      .map(row => `${row.gate} ${row.opened_ms}`)
      .sort();

  it('should dirty every day whose stock changes, up to today', () => {
    fc.assert(
      fc.property(stays, stays, (before, after) => {
        const { open } = daysOf(before, after);
        const days = Array.from({ length: 16 }, (_, place) => 85 + place);
        const wrong = days.filter(
          day =>
            !open.includes(day) &&
            stockOf(after, day).join() !== stockOf(before, day).join(),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
