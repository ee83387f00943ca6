/* eslint-disable no-restricted-imports, jest/no-disabled-tests, jest/expect-expect -- documents of other people, which may be absent */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { connected } from '../__testUtils__/connected';
import { END, given } from '../__testUtils__/given';
import {
  describeOnPrometheus,
  startPrometheus,
} from '../__testUtils__/realPrometheus';
import { PrometheusReliability } from './PrometheusReliability';

// Starts a server, and a busy machine takes its time.
jest.setTimeout(120_000);

const FOLDER = resolve(
  __dirname,
  '../../../../../shared/fixtures/openslo/examples',
);
const isThere = existsSync(FOLDER);

const budgets = (document: string, baseUrl: string) =>
  PrometheusReliability.create(connected([{ baseUrl }])).budgets({
    document,
    at: END,
    signal: new AbortController().signal,
  });

const read = (path: string) => readFileSync(resolve(FOLDER, path), 'utf8');

/** An example with expressions of ours in the place of `Any`. */
function withOurs(path: string, queries: string[]): string {
  const rest = [...queries];
  return read(path)
    .replaceAll('type: Any', 'type: Prometheus')
    .replace(/query: Any/g, () => `query: '${rest.shift()}'`);
}

const ratio = [
  'sum(rate(requests_total{code="200"}[5m]))',
  'sum(rate(requests_total[5m]))',
];

/** Path, expressions, and what is found at the end of our four days. */
const examples: Array<[string, string[], object[]]> = [
  [
    'budgeting-method/occurences-slo.yaml',
    ['latency_ms'],
    // The last quarter of each hour is too slow.
    [{ objective: 'search-slo', actual: expect.closeTo(0.75, 3) }],
  ],
  [
    'budgeting-method/ratio-timeslices.yaml',
    ratio,
    [
      {
        objective: 'main-page',
        window: 'P2W',
        // 5,760 minutes, 10 of them without a good request.
        actual: expect.closeTo((5_750 * 0.995) / 5_760, 3),
      },
    ],
  ],
  [
    'budgeting-method/timeslices-slo.yaml',
    ratio,
    [
      {
        objective: 'service-availability: Internal objective',
        actual: null,
        problem: expect.stringMatching(/1m is one minute, 1M a month/),
      },
      { objective: 'service-availability: SLA', actual: null },
    ],
  ],
  [
    'treat-low-traffic-as-equally-important/timeslices-slo.yaml',
    ratio,
    [
      {
        objective: 'service-availability',
        window: 'week',
        // A rate over five minutes feels the outage for 14 of them.
        actual: expect.closeTo(1 - 14 / 5_760, 3),
      },
    ],
  ],
];

if (isThere) {
  describe('examples of OpenSLO', () => {
    it.each(examples)('should not evaluate as it is: %s', async path => {
      const found = await budgets(read(path), 'http://127.0.0.1:9');
      for (const each of found) {
        expect(each).toMatchObject({
          actual: null,
          left: null,
          problem: expect.stringMatching(
            /\.type: Any is not read; write type: Prometheus/,
          ),
        });
      }
    });
  });

  describeOnPrometheus('examples of OpenSLO with our expressions', () => {
    let server: Awaited<ReturnType<typeof startPrometheus>>;
    beforeAll(async () => {
      server = await startPrometheus(given());
    });
    afterAll(() => server?.stop());

    it.each(examples)('should evaluate %s', async (path, queries, expected) => {
      const found = await budgets(withOurs(path, queries), server.url);
      expect(found).toEqual(
        expected.map(each => expect.objectContaining(each)),
      );
    });
  });
} else {
  it.skip('skipped: ../shared/fixtures/openslo not present', () => {});
}
