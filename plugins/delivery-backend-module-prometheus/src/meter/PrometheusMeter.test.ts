import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { connected } from '../__testUtils__/connected';
import { Sample } from '../api/series';
import { PrometheusMeter } from './PrometheusMeter';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOW = Date.parse('2026-03-02T10:30:00Z');

type Found = Array<{ metric: Record<string, string>; values: unknown[] }>;

/** A meter of a server that gives what a function says for each range. */
function meterOf(give: (start: number, end: number, step: number) => Found) {
  const asked: URLSearchParams[] = [];
  const meter = PrometheusMeter.create(
    connected([{}], {
      ambient: {
        fetch: async input => {
          const { searchParams } = new URL(String(input));
          asked.push(searchParams);
          const [start, end, step] = ['start', 'end', 'step'].map(
            name => Number(searchParams.get(name)) * 1_000,
          );
          const result = give(start, end, step);
          return Response.json({
            status: 'success',
            data: { resultType: 'matrix', result },
          });
        },
      },
    }),
  );
  const read = (more: { since?: number; every?: number } = {}) =>
    meter.read({
      settings: { query: 'up' },
      since: 0,
      until: NOW,
      every: DAY,
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
      ...more,
    });
  return { asked, read };
}

/** One series that has a value at every step. */
const always =
  (value: (at: number) => string, metric: Record<string, string> = {}) =>
  (start: number, end: number, step: number): Found => {
    const count = (end - start) / step + 1;
    return [
      {
        metric,
        values: Array.from({ length: count }, (_, index) => {
          const at = start + index * step;
          return [at / 1_000, value(at)];
        }),
      },
    ];
  };

describe('PrometheusMeter', () => {
  it('should read at multiples of the distance, not further than it looks back', async () => {
    const { read, asked } = meterOf(always(() => '1'));
    const readings = await read();
    expect(asked).toHaveLength(1);
    expect(readings).toHaveLength(90);
    expect(readings.every(({ at }: Sample) => at % DAY === 0)).toBe(true);
    expect(readings.at(-1)!.at).toBe(Date.parse('2026-03-02T00:00:00Z'));
  });

  it('should ask nothing where nothing is due', async () => {
    const { read, asked } = meterOf(always(() => '1'));
    expect(await read({ since: NOW - MINUTE })).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('should give the oldest first, and the rest the next time', async () => {
    const { read, asked } = meterOf(always(() => '1'));
    const first = await read({ every: MINUTE });
    expect(first).toHaveLength(10_000);
    expect(first[0].at).toBe(NOW - 90 * DAY + MINUTE);
    expect(asked).toHaveLength(2);
    const since = first.at(-1)!.at;
    const [next] = await read({ every: MINUTE, since });
    expect(next.at).toBe(since + MINUTE);
  });

  it('should get past a long time without figures', async () => {
    const begun = NOW - DAY;
    const give = always(() => '1');
    const { read, asked } = meterOf((start, end, step) =>
      end < begun ? [] : give(Math.max(start, begun), end, step),
    );
    const readings = await read({ every: MINUTE });
    expect(readings[0].at).toBe(begun);
    expect(readings).toHaveLength(1_441);
    expect(asked).toHaveLength(26);
  });

  it('should leave gaps out, and never fill them', async () => {
    const figures = ['NaN', '2', '+Inf', '-Inf', '3'];
    const { read } = meterOf(always(at => figures[(at / DAY) % 5]));
    const values = (await read()).map(({ value }) => value);
    expect(values).toHaveLength(36);
    expect(new Set(values)).toEqual(new Set([2, 3]));
  });

  it('should say so where all of it is a gap', async () => {
    const { read } = meterOf(always(() => 'NaN'));
    await expect(read()).rejects.toThrow(
      'Prometheus (main): the expression gave NaN or infinity at each of 90 instants; look at what it divides by',
    );
  });

  it('should find that a later range gives another series', async () => {
    const { read } = meterOf((start, end, step) =>
      always(() => '1', { pod: String(start) })(start, end, step),
    );
    await expect(read({ every: MINUTE })).rejects.toThrow(/differ in pod;/);
  });

  it('should refuse samples that were not asked for', async () => {
    const { read } = meterOf(() => [{ metric: {}, values: [[1, '1']] }]);
    await expect(read()).rejects.toThrow(/that were not asked for/);
  });

  it('should refuse settings that it cannot read', async () => {
    const meter = PrometheusMeter.create(connected([{}]));
    const asked = meter.read({
      settings: {},
      since: 0,
      until: NOW,
      every: DAY,
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
    await expect(asked).rejects.toThrow(
      'query: is missing; write a PromQL expression',
    );
  });
});

describe('settings of the meter', () => {
  const check = (settings: JsonObject, names = ['main']) =>
    PrometheusMeter.create(connected(names.map(name => ({ name })))).check(
      settings,
    );

  it('should take a query alone, or with a connection', () => {
    expect(check({ query: 'up' })).toEqual([]);
    expect(check({ query: 'up', connection: 'b' }, ['a', 'b'])).toEqual([]);
  });

  it.each<[JsonObject, string[]]>([
    [{}, ['query: is missing; write a PromQL expression']],
    [{ query: ' ' }, ['query: is missing; write a PromQL expression']],
    [{ query: 5 }, ['query: is no text; put it into quotes']],
    [
      { query: 'x'.repeat(5_001) },
      [
        'query: is longer than 5000 characters; record it by a rule, and write the name of the rule',
      ],
    ],
    [
      { query: 'up', step: 5 },
      [
        'step: is no setting of this meter; write query and connection, and nothing else',
      ],
    ],
    [
      { query: 'up', connection: 'other' },
      [
        'connection: is no connection; write one of main, or add it under delivery.prometheus in app-config',
      ],
    ],
  ])('should say what is wrong with %j', (settings, complaints) => {
    expect(check(settings)).toEqual(complaints);
  });

  it('should ask which, where there are several', () => {
    expect(check({ query: 'up' }, ['a', 'b'])).toEqual([
      'connection: is missing, and there are several; write one of a, b',
    ]);
    expect(check({ query: 'up' }, [])).toEqual([
      'connection: no Prometheus is configured; add one under delivery.prometheus in app-config',
    ]);
  });
});
