import { OpenFindings } from '../../findings/FindingStore';
import { ConstraintContext } from './ConstraintJudge';
import { SecurityJudge } from './SecurityJudge';

const DAY = 86_400_000;
const asOf = Date.parse('2026-06-21T12:00:00Z');
const CHURN = 'component:default/churn';

const high = (more: Partial<OpenFindings> = {}): OpenFindings => ({
  severity: 'high',
  open: 2,
  oldest: asOf - 12.9 * DAY,
  overdue: 0,
  ...more,
});

async function judged(
  limits: Parameters<SecurityJudge['judge']>[0],
  options: {
    open?: OpenFindings[];
    scanned?: number;
    components?: string[];
  } = {},
) {
  const { open = [], scanned = asOf - DAY, components = [CHURN] } = options;
  const asked: unknown[] = [];
  const judge = SecurityJudge.create({
    findings: {
      openOf: async (_refs, before) => {
        asked.push(before);
        return open;
      },
      scansOf: async () => [{ ref: CHURN, kind: 'code', at: scanned }],
    },
  });
  const context = { components, asOf } as unknown as ConstraintContext;
  return { ...(await judge.judge(limits, context)), asked };
}

describe('the security of an outcome', () => {
  it('should pass with what is open, how old it is, and what is left', async () => {
    const url = 'https://scans.example.com/1';
    expect(
      await judged({ critical: 0, high: 5 }, { open: [high({ url })] }),
    ).toEqual({
      constraint: 'security',
      state: 'pass',
      checks: [
        {
          what: 'open critical findings',
          state: 'pass',
          now: 0,
          limit: 0,
          headroom: 0,
          unit: 'findings',
          bound: 'atMost',
          note: 'scanned in 30 d: code 1 of 1',
        },
        {
          what: 'open high findings',
          state: 'pass',
          now: 2,
          limit: 5,
          headroom: 3,
          unit: 'findings',
          bound: 'atMost',
          note: 'oldest 12 d',
        },
      ],
      evidence: url,
      asked: [{}],
    });
  });

  it('should fail where one is open for longer than it may', async () => {
    const limits = { high: 5, maxAge: { high: 'P7D' } };
    const open = [high({ overdue: 1 })];
    expect(await judged(limits, { open })).toMatchObject({
      state: 'fail',
      checks: [
        { state: 'pass' },
        {
          what: 'open high findings older than P7D',
          state: 'fail',
          now: 1,
          limit: 0,
          headroom: -1,
        },
      ],
      asked: [{ high: asOf - 7 * DAY }],
    });
  });

  it('should not pass what nobody looked at for 30 days', async () => {
    const stale = asOf - 30 * DAY - 1;
    expect(
      await judged({ high: 5 }, { open: [high()], scanned: stale }),
    ).toEqual(
      expect.objectContaining({
        state: 'unknown',
        checks: [
          expect.objectContaining({
            now: null,
            headroom: null,
            note: 'at least 2 known',
          }),
        ],
        reason: `No scan of ${CHURN} was reported in 30 days; have its pipeline or a source send scan.finished`,
      }),
    );
    expect(
      await judged({ high: 5 }, { open: [high()], scanned: stale + 1 }),
    ).toMatchObject({ state: 'pass' });
  });

  it('should fail by what is known, whoever was not looked at', async () => {
    const components = [
      CHURN,
      ...['a', 'b', 'c', 'd'].map(each => `component:default/${each}`),
    ];
    expect(
      await judged({ high: 1 }, { open: [high()], components }),
    ).toMatchObject({
      state: 'fail',
      checks: [{ now: 2, headroom: -1 }],
      reason: expect.stringMatching(
        /No scan of .*\/a, .*\/b, .*\/c and 1 more was/,
      ),
    });
  });

  it('should not pass without a component', async () => {
    expect(await judged({ high: 1 }, { components: [] })).toMatchObject({
      reason: expect.stringContaining('No component contributes'),
    });
  });
});
