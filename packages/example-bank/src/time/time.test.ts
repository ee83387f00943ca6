import fc from 'fast-check';
import { Rng } from '../random/rng';
import { DAY, WEEK } from './instants';
import { shiftTo } from './shift';
import { githubTime, jiraTime } from './wireTime';
import { atWork, nextBoard } from './workingHours';

const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });

describe('wire times', () => {
  it('writes the offset of Berlin around both clock changes', () => {
    expect(jiraTime(Date.UTC(2026, 2, 29, 0, 59))).toBe(
      '2026-03-29T01:59:00.000+0100',
    );
    expect(jiraTime(Date.UTC(2026, 2, 29, 1))).toBe(
      '2026-03-29T03:00:00.000+0200',
    );
    expect(jiraTime(Date.UTC(2026, 9, 25, 0, 59))).toBe(
      '2026-10-25T02:59:00.000+0200',
    );
    expect(jiraTime(Date.UTC(2026, 9, 25, 1))).toBe(
      '2026-10-25T02:00:00.000+0100',
    );
  });

  it('keeps the instant', () => {
    fc.assert(
      fc.property(instants, at => {
        const colon = jiraTime(at).replace(/(\d\d)$/, ':$1');
        expect(Date.parse(colon)).toBe(at);
        expect(Date.parse(githubTime(at))).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });
});

describe('atWork', () => {
  it('is never before, never at night, never on a weekend', () => {
    fc.assert(
      fc.property(instants, fc.integer(), (at, seed) => {
        const worked = atWork(at, new Rng(seed));
        const weekday = new Date(worked).getUTCDay();
        const hour = new Date(worked).getUTCHours();
        expect(worked).toBeGreaterThanOrEqual(at - 500);
        expect([1, 2, 3, 4, 5]).toContain(weekday);
        expect(hour >= 7 && hour <= 16).toBe(true);
      }),
    );
  });
});

describe('nextBoard', () => {
  it('is the first sitting after', () => {
    const monday = Date.UTC(2026, 10, 16, 9);
    const tuesday = Date.UTC(2026, 10, 17, 13);
    const board = { weekday: 2, hour: 13 };
    expect(nextBoard(monday, board)).toBe(tuesday);
    expect(nextBoard(tuesday, board)).toBe(tuesday + WEEK);
  });
});

describe('shiftTo', () => {
  it('ends in the week before now, by whole weeks', () => {
    fc.assert(
      fc.property(instants, instants, (last, now) => {
        const shift = shiftTo({ last, now });
        expect(Math.abs(shift % WEEK)).toBe(0);
        expect(last + shift).toBeLessThanOrEqual(now);
        expect(last + shift).toBeGreaterThan(now - WEEK);
      }),
    );
    expect(shiftTo({ last: DAY, now: DAY })).toBe(0);
  });
});
