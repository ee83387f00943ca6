import fc from 'fast-check';
import { NO_SECONDS } from '../../kinds';
import {
  buildJourneyDetail,
  nineteenDays,
  ticketed,
} from '../../__testUtils__';
import { showRows } from './shares';

const plain = (text: string) => text.replace(/\s/g, ' ');

/** Seconds of a text such as `8 d 23 h 56 min`; a bound counts as nothing. */
function read(text: string): number {
  if (text.startsWith('<')) {
    return 0;
  }
  const sizes = { d: 86_400, h: 3_600, min: 60 };
  return [
    ...plain(text)
      .replace(/(\d) (\d)/g, '$1$2')
      .matchAll(/(\d+) (d|h|min)/g),
  ].reduce(
    (sum, [, count, unit]) =>
      sum + Number(count) * sizes[unit as keyof typeof sizes],
    0,
  );
}

const rowsOf = (seconds: number[]) =>
  seconds.map((value, index) => ({
    function: `f${index}`,
    title: `F${index}`,
    seconds: value,
    byKind: { ...NO_SECONDS, queue: value },
  }));

describe('showRows', () => {
  it('should account for all 31 days', () => {
    const { rows, total } = showRows(buildJourneyDetail(ticketed).byFunction);
    expect(rows.map(({ row, time }) => [row.function, plain(time)])).toEqual([
      ['security', '12 d'],
      ['pod', '8 d'],
      ['data', '8 d'],
      ['infrastructure', '3 d'],
      ['unowned', '0'],
      ['unaccounted', '0'],
    ]);
    expect(plain(total)).toBe('31 d');
  });

  it('should keep four minutes within nineteen days', () => {
    const { rows, total } = showRows(
      buildJourneyDetail(nineteenDays).byFunction,
    );
    const platform = rows.find(({ row }) => row.function === 'platform')!;
    expect(plain(platform.time)).toBe('4 min');
    expect(plain(platform.share)).toBe('0.015 %');
    expect(plain(total)).toBe('19 d');
  });

  it('should add up as it is read', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e8 }), {
          minLength: 1,
          maxLength: 9,
        }),
        seconds => {
          const { rows, total } = showRows(rowsOf(seconds));
          expect(rows.reduce((sum, { time }) => sum + read(time), 0)).toBe(
            read(total),
          );
        },
      ),
    );
  });
});
