import fc from 'fast-check';
import { Span } from '../fold/span';
import { naiveShares } from './__testUtils__/naiveAttribution';
import {
  LONGEST,
  spanArbitrary,
  spansArbitrary,
  windowArbitrary,
} from './__testUtils__/spanArbitrary';
import { attribute } from './attribution';
import { byFunction, byKind, Cell, cellKey } from './cell';
import { compress, removing } from './compression';

const runs = { numRuns: 400 };
const sum = (values: number[]) =>
  values.reduce((total, value) => total + value, 0);

function byClass(cells: Cell[]) {
  const { work, processing, ...others } = byKind(cells);
  return { active: work + processing, ...others };
}

const activeTotal = (cells: Cell[]) => {
  const { active } = byClass(cells);
  return active;
};

describe('attribution laws', () => {
  it('should be the definition, rounded by less than 1 ms', () => {
    fc.assert(
      fc.property(spansArbitrary, windowArbitrary, (spans, window) => {
        const cells = attribute(spans, window);
        const shares = naiveShares(spans, window);
        expect(byKind(cells).unaccounted).toBe(shares.get('') ?? 0);
        for (const cell of cells.filter(
          each => each.spanKind !== 'unaccounted',
        )) {
          const share = shares.get(cellKey(cell)) ?? -1;
          expect(Math.abs(cell.ms - share)).toBeLessThan(1);
        }
      }),
      runs,
    );
  });

  it('should add up to the window exactly, by every view (A1)', () => {
    fc.assert(
      fc.property(spansArbitrary, windowArbitrary, (spans, window) => {
        const cells = attribute(spans, window);
        const elapsed = window.end - window.start;
        expect(sum(cells.map(({ ms }) => ms))).toBe(elapsed);
        expect(sum(Object.values(byKind(cells)))).toBe(elapsed);
        expect(sum(Object.values(byFunction(cells)))).toBe(elapsed);
      }),
      runs,
    );
  });

  it('should not depend on order or repetition (A2)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        fc.infiniteStream(fc.nat()),
        windowArbitrary,
        (spans, stream, window) => {
          const shuffled = [...spans, ...spans.slice(0, 5)]
            .map(span => ({ span, order: stream.next().value as number }))
            .sort((left, right) => left.order - right.order)
            .map(({ span }) => span);
          expect(attribute(shuffled, window)).toEqual(attribute(spans, window));
        },
      ),
      runs,
    );
  });

  it('should not change when a span is split (A3)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        spanArbitrary,
        fc.nat(2 * LONGEST),
        windowArbitrary,
        (spans, span, at, window) => {
          fc.pre(at > span.start && at < (span.end ?? Infinity));
          const halves = [
            { ...span, end: at },
            { ...span, start: at },
          ];
          expect(attribute([...spans, ...halves], window)).toEqual(
            attribute([...spans, span], window),
          );
        },
      ),
      runs,
    );
  });

  it('should not depend on when the journey was (A4)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        windowArbitrary,
        fc.integer({ min: -1e12, max: 1e12 }),
        (spans, { start, end }, by) => {
          const moved = spans.map(span => ({
            ...span,
            start: span.start + by,
            ...(span.end !== undefined && { end: span.end + by }),
          }));
          expect(
            attribute(moved, { start: start + by, end: end + by }),
          ).toEqual(attribute(spans, { start, end }));
        },
      ),
      runs,
    );
  });

  it('should add up over adjacent windows (A5)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        fc.tuple(fc.nat(LONGEST), fc.nat(LONGEST), fc.nat(LONGEST)),
        (spans, instants) => {
          const [a, b, c] = [...instants].sort((one, other) => one - other);
          const whole = attribute(spans, { start: a, end: c });
          const parts = [
            ...attribute(spans, { start: a, end: b }),
            ...attribute(spans, { start: b, end: c }),
          ];
          expect(byClass(parts)).toEqual(byClass(whole));
          const difference = new Map<string, number>();
          for (const [cells, sign] of [
            [whole, 1],
            [parts, -1],
          ] as const) {
            for (const cell of cells) {
              const key = cellKey(cell);
              difference.set(key, (difference.get(key) ?? 0) + sign * cell.ms);
            }
          }
          for (const ms of difference.values()) {
            expect(Math.abs(ms)).toBeLessThanOrEqual(2);
          }
        },
      ),
      runs,
    );
  });

  it('should not be less accounted for with one more span (A6)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        spanArbitrary,
        windowArbitrary,
        (spans, span, window) => {
          const before = byKind(attribute(spans, window)).unaccounted;
          const after = byKind(attribute([...spans, span], window)).unaccounted;
          expect(after).toBeLessThanOrEqual(before);
        },
      ),
      runs,
    );
  });

  it('should keep the active total when somebody waits besides (A7)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        spanArbitrary,
        fc.constantFrom('return' as const, 'queue' as const, 'timer' as const),
        windowArbitrary,
        (spans, span, spanKind, window) => {
          const waits: Span = { ...span, spanKind };
          expect(activeTotal(attribute([...spans, waits], window))).toBe(
            activeTotal(attribute(spans, window)),
          );
        },
      ),
      runs,
    );
  });

  it('should attribute to some functions at least what they cost (A8)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        fc.subarray(['pod', 'security', 'data', 'unowned']),
        windowArbitrary,
        (mixed, owners, window) => {
          const spans: Span[] = mixed.map(span => ({
            ...span,
            spanKind: 'queue',
          }));
          const isTheirs = (span: { function: string }) =>
            owners.includes(span.function);
          const cells = attribute(spans, window);
          const attributed = sum(cells.filter(isTheirs).map(({ ms }) => ms));
          const { saved } = compress(spans, window, removing(isTheirs));
          expect(saved).toBeLessThanOrEqual(attributed + cells.length);
        },
      ),
      runs,
    );
  });
});
