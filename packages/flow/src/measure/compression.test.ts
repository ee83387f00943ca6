import fc from 'fast-check';
import { Span } from '../fold/span';
import {
  analytics,
  DAY,
  days,
  days23,
  days31,
  parallel,
} from './__testUtils__/analyticsJourney';
import {
  spanArbitrary,
  spansArbitrary,
  windowArbitrary,
} from './__testUtils__/spanArbitrary';
import { attribute } from './attribution';
import { byKind } from './cell';
import { capping, compress, KeepRule, removing } from './compression';
import { clip } from './intervals';

const ofFunction = (...owners: string[]) =>
  removing(span => owners.includes(span.function));
const totalDays = (spans: Span[], window: typeof days31, keep: KeepRule) =>
  compress(spans, window, keep).total / DAY;

describe('compress', () => {
  it.each([
    ['security', ofFunction('security'), 19],
    ['data access', ofFunction('data'), 23],
    ['the request', ofFunction('infrastructure'), 28],
    ['configuration', removing(span => span.spanKind === 'work'), 26],
    ['modifications', removing(span => span.spanKind === 'return'), 28],
  ])('should take the 31 days without %s', (_, keep, expected) => {
    expect(totalDays(analytics, days31, keep)).toBe(expected);
  });

  it('should cap every queue at two days: 14 days', () => {
    const keep = capping(span => span.spanKind === 'queue', 2 * DAY);
    expect(totalDays(analytics, days31, keep)).toBe(14);
  });

  it('should automate security in four hours: 19.167 days', () => {
    const keep = capping(span => span.function === 'security', DAY / 6);
    expect(totalDays(analytics, days31, keep)).toBeCloseTo(19.167, 3);
  });

  it('should save more from two parallel gates than from each', () => {
    expect(totalDays(parallel, days23, ofFunction('security'))).toBe(19);
    expect(totalDays(parallel, days23, ofFunction('data'))).toBe(23);
    const both = ofFunction('security', 'data');
    expect(totalDays(parallel, days23, both)).toBe(11);
  });

  it('should keep the head of a span, not its tail', () => {
    const spans = [days('queue', 'data', 0, 10), days('work', 'pod', 0, 4)];
    const keep = capping(span => span.spanKind === 'queue', 4 * DAY);
    expect(totalDays(spans, { start: 0, end: 10 * DAY }, keep)).toBe(4);
  });

  // Counter-examples of ALGORITHMS.md §2: what compression does not know.
  it.each([
    [
      'too low',
      [
        [0, 5],
        [5, 8],
        [0, 6],
        [8, 9],
      ],
      0,
    ],
    [
      'too high',
      [
        [0, 10],
        [2, 8],
        [10, 12],
      ],
      4,
    ],
    [
      'robust',
      [
        [0, 10],
        [9, 12],
      ],
      9,
    ],
  ])('should be %s without the first span', (_, bounds, expected) => {
    const spans = bounds.map(([from, to]) => days('queue', 'data', from, to));
    const window = { start: 0, end: 12 * DAY };
    const keep = removing(span => span === spans[0]);
    expect(compress(spans, window, keep).saved / DAY).toBe(expected);
  });

  it('should keep a length that is out of range within it', () => {
    const spans = [days('queue', 'data', 0, 10)];
    const window = { start: 0, end: 10 * DAY };
    expect(totalDays(spans, window, () => 99 * DAY)).toBe(10);
    expect(totalDays(spans, window, () => -1)).toBe(0);
  });
});

/** Spans with the function as an independent random label to remove by. */
const labels = fc.subarray(['pod', 'security', 'data', 'unowned']);
const runs = { numRuns: 400 };

describe('compression laws', () => {
  it('should change nothing when nothing changes (W0)', () => {
    fc.assert(
      fc.property(spansArbitrary, windowArbitrary, (spans, window) => {
        const { elapsed, saved, total } = compress(
          spans,
          window,
          (_, ms) => ms,
        );
        expect(saved).toBe(0);
        expect(total).toBe(elapsed);
        expect(elapsed).toBe(window.end - window.start);
      }),
      runs,
    );
  });

  it('should save between nothing and everything (W1)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        windowArbitrary,
        fc.func(fc.integer({ min: -5, max: 60 })),
        (spans, window, keep) => {
          const { elapsed, saved } = compress(spans, window, keep);
          expect(saved).toBeGreaterThanOrEqual(0);
          expect(saved).toBeLessThanOrEqual(elapsed);
        },
      ),
      runs,
    );
  });

  it('should save no less when more is removed (W2)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        windowArbitrary,
        labels,
        labels,
        (spans, window, some, more) => {
          const less = compress(spans, window, ofFunction(...some)).saved;
          const all = ofFunction(...some, ...more);
          expect(compress(spans, window, all).saved).toBeGreaterThanOrEqual(
            less,
          );
        },
      ),
      runs,
    );
  });

  it('should save no more with a higher cap (W3)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        windowArbitrary,
        fc.nat(60),
        fc.nat(60),
        (spans, window, cap, more) => {
          const isCapped = (span: Span) => span.spanKind !== 'work';
          const savedAt = (limit: number) =>
            compress(spans, window, capping(isCapped, limit)).saved;
          expect(savedAt(cap + more)).toBeLessThanOrEqual(savedAt(cap));
        },
      ),
      runs,
    );
  });

  it('should be supermodular (W4)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        windowArbitrary,
        labels,
        labels,
        (spans, window, one, other) => {
          const saved = (owners: string[]) =>
            compress(spans, window, ofFunction(...owners)).saved;
          const both = [...one, ...other];
          const common = one.filter(owner => other.includes(owner));
          expect(saved(both) + saved(common)).toBeGreaterThanOrEqual(
            saved(one) + saved(other),
          );
        },
      ),
      runs,
    );
  });

  it('should leave the unaccounted time when all is removed (W5)', () => {
    fc.assert(
      fc.property(spansArbitrary, windowArbitrary, (spans, window) => {
        const { total } = compress(spans, window, () => 0);
        expect(total).toBe(byKind(attribute(spans, window)).unaccounted);
      }),
      runs,
    );
  });

  it('should save nothing beside a longer span (W6)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        spanArbitrary,
        fc.nat(5),
        fc.nat(5),
        windowArbitrary,
        (others, gate, earlier, later, window) => {
          const longer: Span = {
            ...gate,
            start: gate.start - earlier,
            ...(gate.end !== undefined && { end: gate.end + later }),
          };
          const spans = [...others, longer, gate];
          const { saved } = compress(
            spans,
            window,
            removing(span => span === gate),
          );
          expect(saved).toBe(0);
        },
      ),
      runs,
    );
  });

  it('should move by at most 1 ms when one boundary does (W7)', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        spanArbitrary,
        fc.constantFrom('start' as const, 'end' as const),
        fc.constantFrom(-1, 1),
        windowArbitrary,
        labels,
        fc.nat(60),
        (others, span, side, by, window, owners, cap) => {
          const moved = { ...span, [side]: (span[side] ?? 60) + by };
          fc.pre((moved.end ?? 60) >= moved.start);
          fc.pre(span.end !== undefined && clip(span, window) !== undefined);
          const removes = ofFunction(...owners);
          const caps = capping(each => owners.includes(each.function), cap);
          for (const keep of [removes, caps]) {
            const before = compress([...others, span], window, keep).saved;
            const after = compress([...others, moved], window, keep).saved;
            expect(Math.abs(after - before)).toBeLessThanOrEqual(1);
          }
        },
      ),
      runs,
    );
  });
});
