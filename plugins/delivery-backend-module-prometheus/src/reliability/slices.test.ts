import fc from 'fast-check';
import { slicesOf } from './slices';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const from = Date.parse('2026-03-02T10:25:00Z');

const sliced = (slice: number) => ({
  method: 'ratiotimeslices' as const,
  slice,
});

describe('slicesOf', () => {
  it('should take a window as a whole for events', () => {
    const window = { from, to: from + 28 * DAY, isRolling: true };
    expect(slicesOf(window, { method: 'occurrences' })).toEqual({
      origin: from,
      length: 28 * DAY,
      count: 1,
      resolution: MINUTE,
    });
  });

  it('should sample a long window less often', () => {
    const window = { from, to: from + 365 * DAY, isRolling: true };
    expect(slicesOf(window, { method: 'occurrences' }).resolution).toBe(
      6 * MINUTE,
    );
    // 12 minutes do not divide 50, and 6 are enough for nothing but hours.
    expect(slicesOf(window, sliced(50 * MINUTE)).resolution).toBe(10 * MINUTE);
    expect(slicesOf(window, sliced(60 * MINUTE)).resolution).toBe(6 * MINUTE);
  });

  it('should cut a rolling window where the clock shows round times', () => {
    const window = { from, to: from + 60 * MINUTE, isRolling: true };
    expect(slicesOf(window, sliced(10 * MINUTE))).toMatchObject({
      origin: from + 5 * MINUTE,
      count: 5,
    });
  });

  it('should cut an aligned window from its beginning', () => {
    const window = { from, to: from + 65 * MINUTE, isRolling: false };
    expect(slicesOf(window, sliced(10 * MINUTE))).toMatchObject({
      origin: from,
      count: 6,
    });
  });

  it('should never leave the window, nor a whole slice of it', () => {
    const upTo = (max: number) => fc.integer({ min: 1, max });
    fc.assert(
      fc.property(
        fc.boolean(),
        upTo(100 * 1_440),
        upTo(2_000),
        upTo(10_000),
        (isRolling, minutes, slice, later) => {
          fc.pre(minutes >= 2 * slice);
          const begin = from + later * MINUTE;
          const window = {
            from: begin,
            to: begin + minutes * MINUTE,
            isRolling,
          };
          fc.pre(minutes / slice <= 100_000);
          const found = slicesOf(window, sliced(slice * MINUTE));
          const { origin, length, count, resolution } = found;
          expect(origin).toBeGreaterThanOrEqual(window.from);
          expect(origin - window.from).toBeLessThan(length);
          expect(origin + count * length).toBeLessThanOrEqual(window.to);
          expect(window.to - origin - count * length).toBeLessThan(length);
          expect(length % resolution).toBe(0);
          expect((count * length) / resolution).toBeLessThanOrEqual(100_000);
        },
      ),
    );
  });

  it('should say why there is nothing to cut, or too much', () => {
    const window = { from, to: from + 5 * MINUTE, isRolling: true };
    expect(() => slicesOf(window, sliced(10 * MINUTE))).toThrow(
      /no whole slice of it is over yet; wait/,
    );
    expect(() =>
      slicesOf({ ...window, to: from }, { method: 'occurrences' }),
    ).toThrow(/no whole slice/);
    expect(() =>
      slicesOf({ ...window, to: from + 70 * DAY }, sliced(MINUTE)),
    ).toThrow(/into 100800 slices, of which 100000 are read at most; write/);
  });
});
