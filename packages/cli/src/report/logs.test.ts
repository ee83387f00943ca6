import { resolve } from 'node:path';
import { useFolder } from '../__testUtils__/folder';
import { claims, csvOf, xesOf } from '../__testUtils__/logs';
import { runJson, runReport } from '../__testUtils__/runReport';

const DAY = 86_400;
const examples = resolve(__dirname, '../../../../examples/logs');

describe('delivery report on event logs', () => {
  const folder = useFolder();

  it('should give the figures of a plain log without any configuration', async () => {
    const { report, code, err } = await runJson(
      folder.input('csv', 'claims.csv', csvOf(claims)),
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(report.asOf).toBe('2026-02-08T09:00:00.000Z');
    expect(report.inputs).toEqual([
      {
        kind: 'csv',
        path: folder.path('claims.csv'),
        records: 11,
        events: 11,
        rejected: [],
      },
    ]);
    expect(report.journeys).toMatchObject({
      count: 3,
      closed: 3,
      open: 0,
      elapsed: { n: 3, mean: 4 * DAY, sum: 12 * DAY, p50: 4 * DAY },
      timeToValue: null,
      flowEfficiency: null,
      byKind: { unaccounted: 12 * DAY, work: 0, queue: 0 },
      byFunction: { unaccounted: 12 * DAY },
    });
    expect(
      report.journeys.bySteps.map(({ step, visits, seconds }) => [
        step,
        visits,
        seconds / DAY,
      ]),
    ).toEqual([
      ['decide', 3, 6.5],
      ['check', 4, 4.5],
      ['send back', 1, 1],
      ['register', 3, 0],
    ]);
  });

  it('should give the same figures for the same log as XES', async () => {
    const csv = await runJson(folder.input('csv', 'c.csv', csvOf(claims)));
    const xes = await runJson(folder.input('xes', 'c.xes', xesOf(claims)));
    expect({ ...xes.report, inputs: [] }).toEqual({
      ...csv.report,
      inputs: [],
    });
  });

  it('should tell the analytics initiative of 31 days exactly', async () => {
    const { report } = await runJson(
      '--config',
      `${examples}/analytics.yaml`,
      `csv:${examples}/analytics.csv`,
    );
    const { journeys } = report;
    expect(journeys.elapsed.sum).toBe(2678400);
    expect(journeys.byKind).toEqual({
      work: 432000,
      queue: 1987200,
      return: 259200,
      processing: 0,
      timer: 0,
      unaccounted: 0,
    });
    expect(journeys.byFunction).toEqual({
      infrastructure: 259200,
      pod: 691200,
      security: 1036800,
      data: 691200,
    });
    expect(journeys.flowEfficiency?.ratioOfSums).toBeCloseTo(0.258064516, 9);
    expect(journeys.governanceLatency.sum).toBe(2246400);
    const gate = report.gates.find(each => each.id === 'security-review');
    expect(gate).toMatchObject({
      passages: 1,
      rounds: 1,
      queue: { n: 1, sum: 1036800 },
      processing: { n: 0 },
      return: { sum: 259200 },
      total: { sum: 1036800 },
    });
  });

  it('should read work from rows with a start, and leave a case without its end open', async () => {
    const { report } = await runJson(
      '--config',
      `${examples}/access-requests.yaml`,
      `csv:${examples}/access-requests.csv`,
    );
    expect(report.journeys).toMatchObject({ count: 4, closed: 3, open: 1 });
    expect(report.journeys.byKind).toMatchObject({
      work: 3300,
      processing: 3300,
    });
    expect(report.gates[0]).toMatchObject({
      passages: 4,
      open: 1,
      rounds: 5,
      decisions: { approved: 3, requestChanges: 1, rejected: 0 },
      queue: { n: 4, censored: 1 },
    });
  });

  it('should count times without a zone as inferred, and lost starts as missing', async () => {
    const { report } = await runJson(
      folder.input(
        'csv',
        'zones.csv',
        'case,activity,start,time\nA,ask,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z\nA,do,then,2026-01-02T00:00:00Z\nA,end,,2026-01-03 00:00:00\n',
      ),
    );
    expect(report.dataQuality).toEqual({
      observed: 2,
      inferred: 1,
      missing: 1,
    });
  });

  it('should select by --as-of, --since and --until', async () => {
    const input = folder.input('csv', 'claims.csv', csvOf(claims));
    const ofRange = async (...args: string[]) => {
      const { report } = await runJson(...args, input);
      return [report.asOf, report.journeys.count, report.inputs[0].events];
    };
    // A day means its whole length at the end of a range, and its start otherwise.
    expect(await ofRange('--as-of', '2026-01-12')).toEqual([
      '2026-01-12T23:59:59.999Z',
      2,
      5,
    ]);
    expect(await ofRange('--since', '2026-01-14', '--until', '2026-02-07')) //
      .toEqual(['2026-02-08T09:00:00.000Z', 1, 11]);
    expect(await ofRange('--until', '2026-01-09')).toEqual([
      '2026-02-08T09:00:00.000Z',
      1,
      11,
    ]);
    expect(await ofRange('--until', '2026-01-09T08:00:00Z')).toEqual([
      '2026-02-08T09:00:00.000Z',
      0,
      11,
    ]);
  });

  it('should not call it a failure when everything is later than asked for', async () => {
    const { code, out } = await runReport(
      '--as-of',
      '2020-01-01',
      folder.input('csv', 'claims.csv', csvOf(claims)),
    );
    expect(code).toBe(0);
    expect(out).toContain('11 later than asked for');
  });

  it('should never join cases of different inputs, and read a folder as one', async () => {
    const half = (keep: number) =>
      csvOf(claims.filter((_, index) => index % 2 === keep));
    folder.write('log/a.csv', half(0));
    folder.write('log/b.csv', half(1));
    const one = await runJson(`csv:${folder.path('log')}`);
    expect(one.report.journeys.count).toBe(3);
    const two = await runJson(
      `csv:${folder.path('log/a.csv')}`,
      `csv:${folder.path('log/b.csv')}`,
    );
    expect(two.report.journeys.count).toBe(6);
  });

  it('should measure in working time where asked, and sum elapsed time only', async () => {
    const config = folder.write(
      'c.yaml',
      "calendars: { default: { timeZone: UTC, week: { mon-fri: ['09:00-17:00'] } } }",
    );
    const input = folder.input('csv', 'claims.csv', csvOf(claims));
    const working = ['--calendar', 'working', '--config', config];
    const { report } = await runJson(...working, input);
    // Mon 9:00 → Fri 9:00, Mon 9:00 → Wed 9:00, Mon 9:00 → Sun 9:00.
    expect(report.journeys.elapsed.sum).toBe((32 + 16 + 40) * 3600);
    expect(report.journeys.byKind.unaccounted).toBe(12 * DAY);
  });
});
