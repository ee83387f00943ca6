import fc from 'fast-check';
import { nextMark } from './nextMark';

const keys = fc.constantFrom(
  'ArrowRight',
  'ArrowDown',
  'ArrowLeft',
  'ArrowUp',
  'Home',
  'End',
  'Tab',
  'toString',
);
const place = fc
  .integer({ min: 1, max: 400 })
  .chain(count => fc.tuple(fc.nat({ max: count - 1 }), fc.constant(count)));

describe('nextMark', () => {
  it('should never leave the marks', () => {
    fc.assert(
      fc.property(keys, place, (key, [index, count]) => {
        const next = nextMark(key, index, count) ?? index;
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(count);
      }),
    );
  });

  it('should come back from one mark further', () => {
    fc.assert(
      fc.property(place, ([index, count]) => {
        fc.pre(index < count - 1);
        const there = nextMark('ArrowRight', index, count)!;
        expect(nextMark('ArrowLeft', there, count)).toBe(index);
        expect(nextMark('ArrowDown', index, count)).toBe(there);
      }),
    );
  });

  it('should reach both ends at once, and leave other keys alone', () => {
    expect(nextMark('Home', 5, 8)).toBe(0);
    expect(nextMark('End', 5, 8)).toBe(7);
    expect(nextMark('ArrowRight', 7, 8)).toBeUndefined();
    expect(nextMark('ArrowUp', 0, 8)).toBeUndefined();
    expect(nextMark('Tab', 3, 8)).toBeUndefined();
    expect(nextMark('End', 0, 0)).toBeUndefined();
  });
});
