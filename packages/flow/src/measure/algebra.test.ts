import fc from 'fast-check';
import {
  analytics,
  DAY,
  days,
  days31,
  withGap,
} from './__testUtils__/analyticsJourney';
import { spansArbitrary, windowArbitrary } from './__testUtils__/spanArbitrary';
import { attribute } from './attribution';
import {
  addAttribution,
  emptyAttribution,
  finishAttribution,
  mergeAttributions,
  subtractAttributions,
} from './attributionSum';
import {
  addFlowEfficiency,
  emptyFlowEfficiency,
  finishFlowEfficiency,
  mergeFlowEfficiency,
  subtractFlowEfficiency,
} from './flowEfficiency';
import { governanceLatency } from './governanceLatency';

const journeys = fc.array(
  fc
    .tuple(spansArbitrary, windowArbitrary)
    .map(([spans, window]) => attribute(spans, window)),
  { maxLength: 6 },
);

describe('attributionSum', () => {
  it('should finish the worked example', () => {
    const sum = emptyAttribution();
    addAttribution(sum, attribute(analytics, days31));
    addAttribution(sum, attribute(withGap, days31));
    const {
      elapsed,
      journeys: count,
      byKind,
      byFunction,
    } = finishAttribution(sum);
    expect(count).toBe(2);
    expect(elapsed).toBe(62 * DAY);
    expect(byKind.return).toBe(5 * DAY);
    expect(byFunction).toEqual({
      data: 16 * DAY,
      infrastructure: 6 * DAY,
      pod: 15 * DAY,
      security: 24 * DAY,
      unaccounted: DAY,
    });
  });

  it('should merge to what adding gives, and take it away again', () => {
    fc.assert(
      fc.property(journeys, journeys, (some, more) => {
        const sumOf = (list: typeof some) =>
          list.reduce(addAttribution, emptyAttribution());
        const merged = mergeAttributions(sumOf(more), sumOf(some));
        expect(finishAttribution(merged)).toEqual(
          finishAttribution(sumOf([...some, ...more])),
        );
        const rest = subtractAttributions(merged, sumOf(more));
        expect(finishAttribution(rest)).toEqual(finishAttribution(sumOf(some)));
      }),
    );
  });

  it('should refuse to take away what is not there', () => {
    const sum = addAttribution(
      emptyAttribution(),
      attribute(analytics, days31),
    );
    expect(() => subtractAttributions(emptyAttribution(), sum)).toThrow(
      RangeError,
    );
  });
});

describe('flowEfficiency', () => {
  const sumOf = (list: Array<ReturnType<typeof attribute>>) =>
    list.reduce(addFlowEfficiency, emptyFlowEfficiency());

  it('should be 8/31 for the worked example, 3/31 of it rework', () => {
    expect(finishFlowEfficiency(sumOf([attribute(analytics, days31)]))).toEqual(
      {
        ratioOfSums: 8 / 31,
        meanOfRatios: 8 / 31,
        atMost: 8 / 31,
        returnShare: 3 / 31,
      },
    );
  });

  it('should name the interval when some of it is unaccounted', () => {
    const figures = finishFlowEfficiency(sumOf([attribute(withGap, days31)]));
    expect(figures?.ratioOfSums).toBe(7 / 31);
    expect(figures?.atMost).toBe(8 / 31);
  });

  it('should weigh journeys by length, or all the same', () => {
    const short = attribute([days('work', 'pod', 0, 1)], {
      start: 0,
      end: DAY,
    });
    const long = attribute([days('queue', 'data', 0, 9)], {
      start: 0,
      end: 9 * DAY,
    });
    const empty = attribute([], { start: 0, end: 0 });
    const figures = finishFlowEfficiency(sumOf([short, long, empty]));
    expect(figures?.ratioOfSums).toBe(0.1);
    expect(figures?.meanOfRatios).toBe(0.5);
  });

  it('should not be 0 when nobody was seen acting', () => {
    const queue = attribute([days('queue', 'data', 0, 31)], days31);
    expect(finishFlowEfficiency(sumOf([queue]))).toBeUndefined();
    expect(finishFlowEfficiency(emptyFlowEfficiency())).toBeUndefined();
  });

  it('should merge to what adding gives, and take it away again', () => {
    fc.assert(
      fc.property(journeys, journeys, (some, more) => {
        const merged = mergeFlowEfficiency(sumOf(some), sumOf(more));
        // To the last digit, whatever the order.
        expect(merged).toEqual(sumOf([...more, ...some]));
        expect(subtractFlowEfficiency(merged, sumOf(more))).toEqual(
          sumOf(some),
        );
      }),
    );
  });
});

describe('governanceLatency', () => {
  const kinds = {
    'environment-request': 'handoff',
    'security-review': 'approval',
    'data-access': 'approval',
    scan: 'evaluation',
    runner: 'queue',
  } as const;
  const kindOf = (gate: string) => kinds[gate as keyof typeof kinds];

  it('should be 26 days for the worked example', () => {
    expect(governanceLatency(analytics, days31, kindOf)).toBe(26 * DAY);
  });

  it('should count parallel gates once, and no runner, timer or work', () => {
    const spans = [
      days('queue', 'security', 0, 4, 'security-review'),
      days('processing', 'data', 2, 6, 'data-access'),
      days('processing', 'security', 10, 12, 'scan'),
      days('queue', 'platform', 12, 14, 'runner'),
      days('timer', 'security', 14, 16, 'security-review'),
      days('queue', 'data', 16, 18, 'no-longer-configured'),
      days('queue', 'data', 18, 20),
    ];
    expect(governanceLatency(spans, days31, kindOf)).toBe(6 * DAY);
  });

  it('should let an open gate last to the end of the window', () => {
    const { end, ...open } = days('queue', 'data', 30, 99, 'data-access');
    expect(governanceLatency([open], days31, kindOf)).toBe(DAY);
  });
});
