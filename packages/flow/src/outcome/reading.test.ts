import { adoptionAfter } from './adoptionAfter';
import { forecastOf } from './forecastOf';
import { progressOf } from './progressOf';
import { Reading } from './reading';
import { gapsIn, readingStretches } from './readingStretches';
import { thinned } from './thinned';

const limits = { holds: 10, asOf: 100 };
const goal = { baseline: 0, target: 5, direction: 'up' as const };
const rule = { threshold: 5, direction: 'up' as const, stays: 5, from: 0 };

const consumers: Array<[string, (readings: Reading[]) => unknown]> = [
  ['readingStretches', of => readingStretches(of, limits)],
  ['gapsIn', of => gapsIn(of, limits)],
  ['thinned', of => thinned(of, 2)],
  ['adoptionAfter', of => adoptionAfter(of, { ...rule, ...limits })],
  ['progressOf', of => progressOf(of, { ...goal, ...limits })],
  ['forecastOf', of => forecastOf(of, { ...goal, ...limits, due: 50 })],
];

describe.each(consumers)('bad readings of %s', (_, consume) => {
  it.each([NaN, Infinity, -Infinity, 2e15])('should refuse %p', value => {
    const readings = [
      { at: 1, value: 1 },
      { at: 2, value },
    ];
    expect(() => consume(readings)).toThrow(
      new RangeError(
        `readings[1].value must be a number within ±1e15, got ${value}; write it in a larger unit, or leave it out`,
      ),
    );
  });

  it.each([NaN, Infinity, 9e15])('should refuse the instant %p', at => {
    expect(() => consume([{ at, value: 1 }])).toThrow(
      new RangeError(`readings[0].at must be epoch milliseconds, got ${at}`),
    );
  });

  it('should refuse two figures of one instant, and take one twice', () => {
    const one = { at: 50, value: 1 };
    expect(() => consume([one, { ...one, value: 2 }])).toThrow(RangeError);
    expect(() => consume([one, { ...one, value: 2 }].reverse())).toThrow(
      /say both .* at 1970-01-01T00:00:00.050Z; keep one per instant/,
    );
    expect(consume([one, { ...one }])).toEqual(consume([one]));
  });

  it('should take nothing', () => {
    expect(() => consume([])).not.toThrow();
  });

  it('should leave what it is given as it is', () => {
    const readings = Object.freeze([
      Object.freeze({ at: 9, value: 1 }),
      Object.freeze({ at: 2, value: 4 }),
    ]) as Reading[];
    expect(() => consume(readings)).not.toThrow();
  });
});

it('should refuse bad limits by name', () => {
  const of = (change: object) => () =>
    readingStretches([], { ...limits, ...change });
  expect(of({ holds: -1 })).toThrow(/^holds must be/);
  expect(of({ holds: Infinity })).toThrow(/^holds must be/);
  const from = NaN;
  expect(() => adoptionAfter([], { ...rule, ...limits, from })).toThrow(
    /^from must be/,
  );
  const stays = NaN;
  expect(() => adoptionAfter([], { ...rule, ...limits, stays })).toThrow(
    /^stays must be/,
  );
  const threshold = NaN;
  expect(() => adoptionAfter([], { ...rule, ...limits, threshold })).toThrow(
    /^threshold must be/,
  );
  expect(() => gapsIn([], { ...limits, asOf: NaN })).toThrow(/^asOf must be/);
});
