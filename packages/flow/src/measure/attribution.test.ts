import {
  analytics,
  DAY,
  days23,
  days31,
  parallel,
  withGap,
} from './__testUtils__/analyticsJourney';
import { attribute } from './attribution';
import { byFunction, byKind } from './cell';
import { exposure } from './exposure';

const inDays = (sums: Record<string, number>) =>
  Object.fromEntries(Object.entries(sums).map(([key, ms]) => [key, ms / DAY]));

describe('attribute', () => {
  it('should divide the 31 days of the worked example', () => {
    const cells = attribute(analytics, days31);
    expect(inDays(byFunction(cells))).toEqual({
      infrastructure: 3,
      pod: 8,
      security: 12,
      data: 8,
    });
    expect(inDays(byKind(cells))).toEqual({
      work: 5,
      processing: 0,
      return: 3,
      queue: 23,
      timer: 0,
      unaccounted: 0,
    });
    expect(cells).toContainEqual({
      spanKind: 'return',
      function: 'pod',
      gate: 'security-review',
      ms: 3 * DAY,
    });
  });

  it('should split what runs side by side', () => {
    const cells = attribute(parallel, days23);
    expect(inDays(byFunction(cells))).toEqual({
      security: 8,
      data: 4,
      pod: 8,
      infrastructure: 3,
    });
    expect(inDays(exposure(parallel, days23))).toEqual({
      security: 12,
      data: 8,
      pod: 8,
      infrastructure: 3,
    });
  });

  it('should call what no span covers unaccounted, by every view', () => {
    const cells = attribute(withGap, days31);
    expect(inDays(byFunction(cells))).toEqual({
      infrastructure: 3,
      pod: 7,
      security: 12,
      data: 8,
      unaccounted: 1,
    });
    expect(byKind(cells).unaccounted).toBe(DAY);
    expect(cells[cells.length - 1]).toEqual({
      spanKind: 'unaccounted',
      function: 'unaccounted',
      ms: DAY,
    });
  });

  const span = (owner: string, gate?: string) => ({
    spanKind: 'queue' as const,
    function: owner,
    gate,
    start: 0,
    end: 100,
    subject: 'A',
  });
  const window = { start: 0, end: 100 };

  it('should give 100 ms to three functions as 34 + 33 + 33', () => {
    const spans = [span('security'), span('data'), span('pod')];
    expect(byFunction(attribute(spans, window))).toEqual({
      data: 34,
      pod: 33,
      security: 33,
    });
  });

  it('should split by function first and then by gate', () => {
    const spans = [
      span('security', 'review'),
      span('security', 'review'),
      span('security', 'scan'),
      span('data', 'access'),
    ];
    expect(attribute(spans, window)).toEqual([
      { spanKind: 'queue', function: 'data', gate: 'access', ms: 50 },
      { spanKind: 'queue', function: 'security', gate: 'review', ms: 25 },
      { spanKind: 'queue', function: 'security', gate: 'scan', ms: 25 },
    ]);
  });

  it('should prefer who acts to rework to waiting to a timer', () => {
    const kinds = ['timer', 'queue', 'return', 'processing'] as const;
    const spans = kinds.map((spanKind, index) => ({
      ...span(spanKind),
      spanKind,
      start: index * 20,
      end: 100 - index * 5,
    }));
    expect(byKind(attribute(spans, window))).toEqual({
      work: 0,
      processing: 25,
      return: 25,
      queue: 25,
      timer: 25,
      unaccounted: 0,
    });
  });

  it('should keep unowned and unaccounted apart', () => {
    const half = { ...span('unowned'), end: 50 };
    expect(byFunction(attribute([half], window))).toEqual({
      unaccounted: 50,
      unowned: 50,
    });
  });

  it('should let an open span last to the end of the window', () => {
    const open = { ...span('data'), end: undefined };
    expect(byFunction(attribute([open], window))).toEqual({ data: 100 });
  });

  it('should give nothing for an empty window', () => {
    expect(attribute([span('data')], { start: 5, end: 5 })).toEqual([]);
  });

  it('should stand functions with odd names', () => {
    const spans = [span('__proto__'), span('a","b', 'c')];
    const cells = attribute(spans, window);
    expect(Object.entries(byFunction(cells))).toEqual([
      ['__proto__', 50],
      ['a","b', 50],
    ]);
  });
});
