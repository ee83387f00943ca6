// eslint-disable-next-line no-restricted-imports -- tests may read files, the package may not
import { createReadStream, existsSync } from 'node:fs';
// eslint-disable-next-line no-restricted-imports -- as above
import { resolve } from 'node:path';
// eslint-disable-next-line no-restricted-imports -- as above
import { createGunzip } from 'node:zlib';
import { rulesOf, sumOf } from '../__testUtils__/reportOf';
import { FlowConfigInput } from '../config';
import { readXes } from '../readers';
import { LogRow } from '../readers/logRow';
import { JourneySum } from '../report';
import { foldCase } from './foldCase';

const folder = resolve(
  __dirname,
  '../../../../../shared/fixtures/process-mining',
);

/** A suite over a log of others; says so and skips where it is absent. */
function describeLog(path: string, suite: (file: string) => void): void {
  const file = resolve(folder, path);
  if (existsSync(file)) {
    // eslint-disable-next-line jest/valid-title -- the path is the title
    describe(path, () => {
      suite(file);
    });
  } else {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect
    it.skip(`skipped: ../shared/fixtures/process-mining/${path} not present`, () => {});
  }
}

async function casesOf(
  rows: AsyncIterable<LogRow>,
): Promise<Map<string, LogRow[]>> {
  const cases = new Map<string, LogRow[]>();
  for await (const row of rows) {
    const known = cases.get(row.caseId) ?? [];
    known.push(row);
    cases.set(row.caseId, known);
  }
  return cases;
}

function report(
  cases: ReadonlyMap<string, LogRow[]>,
  config: FlowConfigInput = {},
): JourneySum {
  const rules = rulesOf(config);
  const journeys = [...cases].map(([caseId, rows]) =>
    foldCase({ input: 'log', caseId, rows, as: 'activity', rules }),
  );
  return sumOf(journeys, rules, Math.max(...journeys.map(({ to }) => to ?? 0)));
}

describeLog('running-example/running-example.xes', file => {
  it('has six journeys', async () => {
    const { count, elapsed, flowEfficiency } = report(
      await casesOf(readXes(createReadStream(file))),
    ).journeys();
    expect(count).toBe(6);
    expect(elapsed.mean).toBe(966_890);
    expect(elapsed.p50).toBe(815_940);
    // Nobody was seen acting: unknown is not zero.
    expect(flowEfficiency).toBeNull();
  });
});

describeLog('reviewing/reviewing.xes', file => {
  it('pairs starts and completions first-in-first-out', async () => {
    const cases = await casesOf(readXes(createReadStream(file)));
    const { bySteps, elapsed } = report(cases).journeys();
    expect(elapsed.mean).toBe(72_761_760);
    expect(elapsed.p50).toBe(81_043_200);
    const worked = bySteps
      .filter(({ kind }) => kind === 'work')
      .map(({ step, visits, seconds }) => [
        step,
        visits,
        Number((seconds / visits / 86_400).toFixed(6)),
      ])
      .sort();
    expect(worked).toEqual([
      ['accept', 45, 2.466667],
      ['collect reviews', 100, 2.78],
      ['decide', 626, 2.586262],
      ['invite additional reviewer', 526, 2.463878],
      ['invite reviewers', 100, 2.19],
      ['reject', 55, 2.272727],
    ]);
    const unstarted = bySteps
      .filter(({ kind }) => kind === 'unaccounted')
      .reduce((sum, { visits }) => sum + visits, 0);
    expect(unstarted).toBe(826);
  });
});

const REQUEST = 'Request For Payment';
const submitted = `${REQUEST} SUBMITTED by EMPLOYEE`;
const approval = (id: string, match: object) => ({
  id,
  kind: 'approval' as const,
  function: 'business',
  match: [{ source: 'log' as const, ...match }],
});

describeLog('bpi2020-request-for-payment/RequestForPayment.xes.gz', file => {
  let cases: Map<string, LogRow[]>;
  let rejections: string[];
  beforeAll(async () => {
    const stream = createReadStream(file).pipe(createGunzip());
    cases = await casesOf(readXes(stream));
    const names = new Set(
      [...cases.values()].flat().map(each => each.activity),
    );
    rejections = [...names].filter(each => each.includes('REJECTED'));
  }, 60_000);

  const gatesOf = (...gates: ReturnType<typeof approval>[]) =>
    report(cases, { gates }).gates();
  const hours = (seconds: number | null) =>
    Number(((seconds ?? NaN) / 3600).toFixed(6));

  it('has the throughput that the log has', () => {
    const { count, elapsed } = report(cases).journeys();
    expect(count).toBe(6_760);
    expect(elapsed.p50).toBe(697_299.5);
    expect(Number(elapsed.mean?.toFixed(3))).toBe(987_901.168);
  });

  it('waits for the supervisor since the event before', () => {
    const [{ queue }] = gatesOf(
      approval('supervisor', {
        approves: `${REQUEST} FINAL_APPROVED by SUPERVISOR`,
      }),
    );
    expect([queue.n, hours(queue.p50)]).toEqual([6_226, 24.739167]);
  });

  it('returns, every round, from the first rejection to the next submission', () => {
    const approves = '*FINAL_APPROVED*';
    const others = rejections.filter(each => !each.includes('by EMPLOYEE'));
    const [byOthers, byAnyone] = gatesOf(
      approval('others', { opens: submitted, approves, rejects: others }),
      approval('anyone', { opens: submitted, approves, rejects: rejections }),
    );
    expect([
      byOthers.return.n,
      hours(byOthers.return.p50),
      hours(byOthers.return.mean),
    ]).toEqual([669, 96.009444, 268.954762]);
    expect([byAnyone.return.n, hours(byAnyone.return.p50)]).toEqual([
      672, 96.203194,
    ]);
  });

  it('takes from the first submission to the last approval', () => {
    const [bySupervisor, byAnyone, paid] = gatesOf(
      approval('supervisor', {
        opens: submitted,
        approves: `${REQUEST} FINAL_APPROVED by SUPERVISOR`,
      }),
      approval('anyone', { opens: submitted, approves: '*FINAL_APPROVED*' }),
      approval('paid', { opens: submitted, approves: 'Payment Handled' }),
    );
    const totals = [bySupervisor, byAnyone, paid].map(({ total }) => [
      total.n,
      hours(total.p50),
    ]);
    expect(totals).toEqual([
      [6_201, 48.764167],
      [6_238, 48.977639],
      [6_187, 208.247222],
    ]);
  });
});
