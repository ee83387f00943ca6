import { everySo, GivenSeries } from './realPrometheus';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Four days, from a Monday on; a sample a minute. */
export const START = Date.parse('2026-03-02T00:00:00Z');
export const END = START + 4 * DAY;

const minutes = { from: START, until: END, step: MINUTE };

/** Minute of noon on the last day. */
const NOON = 3 * 1_440 + 720;
/** Minute in which the second instance starts anew, on the last day. */
const ANEW = 3 * 1_440 + 1_080;

/** Requests that failed until a minute, on one instance. */
function failed(minute: number): number {
  const outage = Math.min(10, Math.max(0, minute - NOON));
  return (minute - outage) * 0.5 + outage * 100;
}

/**
 * A hundred requests a minute on each of two instances. One in 200 fails, but
 * in the ten minutes after noon of the last day all of them do.
 */
const requests = (): GivenSeries[] =>
  ['one', 'two'].flatMap(instance => {
    const counted = (code: string, count: (minute: number) => number) => ({
      metric: 'requests_total',
      labels: { instance, code },
      samples: everySo(minutes, minute => {
        const isAnew = instance === 'two' && minute >= ANEW;
        return count(minute) - (isAnew ? count(ANEW) : 0);
      }),
    });
    return [
      counted('200', minute => 100 * minute - failed(minute)),
      counted('500', failed),
    ];
  });

/** Customers of two pods; nothing is known of the third day. */
const customers = (): GivenSeries[] =>
  ['a', 'b'].map(pod => ({
    metric: 'customers',
    labels: { pod },
    samples: everySo(minutes, minute =>
      minute > 2 * 1_440 - 10 && minute < 3 * 1_440
        ? undefined
        : Math.floor(minute / 60) + (pod === 'a' ? 0 : 1_000),
    ),
  }));

/** 200 ms, and 800 ms in the last quarter of each hour. */
const latency = (): GivenSeries => ({
  metric: 'latency_ms',
  samples: everySo(minutes, minute => (minute % 60 >= 45 ? 800 : 200)),
});

/** What the real Prometheus of our tests holds. */
export const given = (): GivenSeries[] => [
  ...requests(),
  ...customers(),
  latency(),
];
