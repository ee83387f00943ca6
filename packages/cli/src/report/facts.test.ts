import { gzipSync } from 'node:zlib';
import { useFolder } from '../__testUtils__/folder';
import {
  commit,
  deployment,
  initiative,
  pullRequest,
  review,
  rules,
  statuses,
} from '../__testUtils__/payloads';
import { runJson, runReport } from '../__testUtils__/runReport';

const HOUR = 3600;
const DAY = 24 * HOUR;

describe('delivery report on tickets and pipelines', () => {
  const folder = useFolder();
  const config = () => [
    '--config',
    folder.write('rules.yaml', JSON.stringify(rules)),
  ];
  const jira = (content: unknown = { issues: [initiative] }) =>
    folder.input('jira', 'jira/search.json', JSON.stringify(content));

  function github(): string {
    folder.write('gh/pulls.json', JSON.stringify([pullRequest]));
    folder.write('gh/pulls/7/commits.json', JSON.stringify([commit]));
    folder.write('gh/reviews.json', JSON.stringify([review]));
    folder.write('gh/deployments.json', JSON.stringify([deployment]));
    folder.write('gh/statuses.json', JSON.stringify(statuses));
    return `github:${folder.path('gh')}`;
  }

  it('should tell one journey from its ticket to production', async () => {
    const { report, code, err } = await runJson(...config(), jira(), github());
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(report.inputs.map(each => [each.records, each.rejected])).toEqual([
      [1, []],
      [7, []],
    ]);
    expect(report.journeys).toMatchObject({
      count: 1,
      closed: 1,
      elapsed: { n: 1, sum: 20 * DAY },
    });
    const [security, production, codeReview] = report.gates;
    expect(security.queue).toMatchObject({ n: 1, sum: 12 * DAY });
    // GitHub lists statuses newest first; only together they say who waited.
    expect(production.queue).toMatchObject({ n: 1, sum: 10 * HOUR });
    expect(codeReview.queue).toMatchObject({ n: 1, sum: 18 * HOUR });
    expect(report.delivery).toMatchObject({
      changeLeadTime: { n: 1, sum: 3.5 * DAY },
      stages: {
        coding: { sum: 12 * HOUR },
        pickup: { sum: 18 * HOUR },
        review: { sum: 6 * HOUR },
        deploy: { sum: 2 * DAY },
      },
      changeFailRate: 0,
    });
    expect(report.dataQuality.inferred).toBeGreaterThan(0);
  });

  it('should read the same from any layout', async () => {
    const gates = config();
    const apart = await runJson(...gates, jira(), github());
    const lines = [...statuses, review, deployment, pullRequest, commit]
      .map(each => JSON.stringify(each))
      .join('\n');
    const other = await runJson(
      ...gates,
      folder.input('github', 'all.ndjson.gz', gzipSync(`${lines}\n${lines}\n`)),
      jira(initiative),
    );
    expect(other.report.inputs[0].records).toBe(14);
    expect({ ...other.report, inputs: [] }).toEqual({
      ...apart.report,
      inputs: [],
    });
  });

  it('should read answers in pages, wrapped or in a row', async () => {
    const second = { ...initiative, id: '2', key: 'PAY-2' };
    const content = [[{ issues: [initiative] }], { issues: [second] }]
      .map(each => JSON.stringify(each))
      .join('');
    const { report } = await runJson(
      folder.input('jira', 'pages.json', content),
    );
    expect(report.inputs[0].records).toBe(2);
    expect(report.journeys.count).toBe(2);
  });

  it('should list what it does not recognise, and count the rest', async () => {
    const { report, code } = await runJson(
      jira([initiative, { hello: 'world' }, 7, 'text']),
    );
    expect(code).toBe(0);
    expect(report.inputs[0].records).toBe(4);
    expect(report.inputs[0].rejected).toHaveLength(3);
    expect(report.inputs[0].rejected[0].at).toContain('record 2, line 1');
  });

  it('should say what is knowingly not used, where nothing else was', async () => {
    const release = { tag_name: 'v1', target_commitish: 'main' };
    const input = folder.input('github', 'r.json', JSON.stringify([release]));
    const { code, err } = await runReport(input);
    expect(code).toBe(1);
    expect(err).toContain('1 × releases: a name for commits');
  });

  it('should let the greatest of several bodies with one id win', async () => {
    const event = (title: string) => ({
      context: {
        version: '0.4.1',
        id: 'one',
        source: 'https://tickets.example.org',
        type: 'dev.cdevents.ticket.created.0.1.0',
        timestamp: '2026-03-02T00:00:00Z',
      },
      subject: {
        id: 'T-1',
        type: 'ticket',
        content: { summary: title, uri: 'https://tickets.example.org/T-1' },
      },
    });
    const read = (...events: unknown[]) =>
      runJson(
        folder.input(
          'cdevents',
          'e.ndjson',
          events.map(each => JSON.stringify(each)).join('\n'),
        ),
      );
    const one = await read(event('a'), event('b'), event('a'));
    const other = await read(event('b'), event('a'), event('a'));
    expect(one.report).toEqual(other.report);
    expect(one.report.inputs[0].events).toBe(3);
  });

  it('should leave out what is later than the as-of instant', async () => {
    const asOf = ['--as-of', '2026-03-20T20:00:00Z'];
    const { report } = await runJson(...asOf, ...config(), jira(), github());
    expect(report.asOf).toBe('2026-03-20T20:00:00.000Z');
    expect(report.journeys).toMatchObject({ closed: 0, open: 1 });
    // Asked at noon, and eight hours later nobody has decided.
    expect(report.gates[1].queue).toMatchObject({ n: 0, censored: 1 });
    expect(report.gates[1].open).toBe(1);
  });
});
