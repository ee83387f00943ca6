import { ErrorBudget } from '@delivery-stack/backstage-plugin-delivery-node';
import { outcomeEntity } from '../../__testUtils__/testOutcomes';
import { CostReader } from '../CostReader';
import { StoredOutcome } from '../store/OutcomeStore';
import { ComplianceJudge } from './ComplianceJudge';
import { ConstraintContext } from './ConstraintJudge';
import { Constraints } from './Constraints';
import { CostJudge } from './CostJudge';
import { Objectives } from './Objectives';
import { ReliabilityJudge } from './ReliabilityJudge';
import { SecurityJudge } from './SecurityJudge';

const asOf = Date.parse('2026-06-21T12:00:00Z');

const stored = (spec: object = {}, annotations = {}): StoredOutcome => {
  const { apiVersion, kind, metadata, ...rest } = outcomeEntity(spec);
  return {
    ref: 'outcome:default/fewer-leave',
    outcome: {
      apiVersion,
      kind,
      metadata: { ...metadata, annotations },
      spec: rest.spec,
    } as unknown as StoredOutcome['outcome'],
    contributors: ['component:default/churn'],
    missing: [],
  };
};

const context = (more: Partial<ConstraintContext> = {}): ConstraintContext => ({
  stored: stored(),
  components: ['component:default/churn'],
  asOf,
  ...more,
});

/** Ten a day, from 1 May to 20 June. */
const tenADay = (amount = '10') =>
  Array.from({ length: 51 }, (_, index) => ({
    day: new Date(Date.UTC(2026, 4, 1 + index)).toISOString().slice(0, 10),
    amount,
  }));

const costs = (more: Partial<CostReader> = {}): CostReader => ({
  spend: async () => [{ currency: 'EUR', effective: '510', billed: '600' }],
  byDay: async () => tenADay(),
  courses: async () => [],
  coverage: async () => ({
    connected: true,
    through: '2026-06-20',
    unmatched: [],
  }),
  ...more,
});

describe('the cost of an outcome', () => {
  const limits = { amount: 400, currency: 'EUR', period: 'month' as const };
  const judge = (reader: CostReader, amount = 400) =>
    CostJudge.create({ costs: reader }).judge({ ...limits, amount }, context());

  it('should pass with what is spent, what will be, and what is left', async () => {
    expect(await judge(costs())).toEqual({
      constraint: 'cost',
      state: 'pass',
      checks: [
        {
          what: 'spent this month, 2026-06-01 to 2026-06-30',
          state: 'pass',
          now: 200,
          limit: 400,
          unit: 'EUR',
          bound: 'atMost',
          headroom: 200,
          expected: 300,
          note: '20 of 30 days delivered',
        },
      ],
    });
  });

  it('should fail above its limit, and warn before it', async () => {
    expect(await judge(costs(), 150)).toMatchObject({
      state: 'fail',
      checks: [{ headroom: -50 }],
      reason: 'More was spent than may be',
    });
    expect(await judge(costs(), 299)).toMatchObject({
      state: 'pass',
      reason: expect.stringContaining('more will be spent than may be'),
    });
  });

  it('should take credits off', async () => {
    const days = [...tenADay(), { day: '2026-06-15', amount: '-120.5' }];
    expect(await judge(costs({ byDay: async () => days }))).toMatchObject({
      checks: [{ now: 79.5, headroom: 320.5 }],
    });
  });

  it('should not pass while charges are in another currency', async () => {
    const spend = async () => [
      { currency: 'EUR', effective: '10', billed: '10' },
      { currency: 'USD', effective: '10', billed: '10' },
    ];
    expect(await judge(costs({ spend }))).toMatchObject({
      state: 'unknown',
      reason: 'Charges in USD are not held against an envelope in EUR',
    });
  });

  it.each([
    [{ connected: false, unmatched: [] }, /No source of cost is connected/],
    [{ connected: true, unmatched: [] }, /No cost file was read yet/],
  ])('should be unknown without cost: %j', async (coverage, reason) => {
    const reader = costs({ coverage: async () => coverage });
    expect(await judge(reader)).toMatchObject({
      state: 'unknown',
      checks: [{ now: null, limit: 400, headroom: null }],
      reason: expect.stringMatching(reason),
    });
  });
});

describe('the compliance of an outcome', () => {
  const environment = (
    component: string,
    state: 'current' | 'unapproved',
    more: object = {},
  ) => ({
    environment: `resource:default/${component}-${state}`,
    component: `component:default/${component}`,
    pattern: 'template:default/web',
    digest: state,
    isOutside: false,
    attestations: 'genuine' as const,
    ...more,
  });

  const judgeOf = (facts: ReturnType<typeof environment>[]) =>
    ComplianceJudge.create({
      facts: { environments: async () => facts },
      approvals: {
        statesOf: async made => made.map(({ digest }) => digest as 'current'),
      },
    }).judge({ missingSignOffs: 0, unresolvedDrift: 1 }, context());

  it('should count the environments of its components alone, each limit by itself', async () => {
    const { state, checks } = await judgeOf([
      environment('churn', 'current', { isOutside: true }),
      environment('churn', 'unapproved'),
      environment('other', 'unapproved'),
    ]);
    expect(state).toBe('fail');
    expect(checks).toEqual([
      expect.objectContaining({
        state: 'fail',
        now: 1,
        limit: 0,
        note: 'of 2',
      }),
      expect.objectContaining({ state: 'pass', now: 1, limit: 1, headroom: 0 }),
    ]);
  });

  it('should be unknown where no environment is there to attest to anything', async () => {
    expect(await judgeOf([environment('other', 'current')])).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('make one from a signed-off pattern'),
    });
  });
});

describe('the reliability of an outcome', () => {
  const budget = (more: Partial<ErrorBudget> = {}): ErrorBudget => ({
    objective: 'scores-are-fresh',
    target: 0.99,
    actual: 0.995,
    left: 0.5,
    window: 'P28D',
    ...more,
  });

  const judge = (options: {
    budgets?: ErrorBudget[];
    openslo?: string;
    text?: string;
    isInstalled?: boolean;
  }) => {
    const { budgets = [budget()], openslo = './slo.yaml', text = '' } = options;
    const read: string[] = [];
    const objectives = Objectives.create({
      reader: () =>
        options.isInstalled === false
          ? undefined
          : { title: 'Test', budgets: async () => budgets },
      urlReader: {
        readUrl: async (url: string) => {
          read.push(url);
          return { buffer: async () => Buffer.from(text) };
        },
      } as any,
    });
    const reliability = ReliabilityJudge.create({ objectives });
    const annotations = {
      'backstage.io/managed-by-location':
        'url:https://git.example.com/bank/outcome.yaml',
    };
    const judged = reliability.judge(
      { openslo },
      context({ stored: stored({}, annotations) }),
    );
    return { judged, read };
  };

  it('should read the file beside that of the outcome, and say what is left of the budget', async () => {
    const { judged, read } = judge({});
    expect(await judged).toMatchObject({
      state: 'pass',
      checks: [
        {
          what: 'scores-are-fresh, over P28D',
          now: 0.995,
          limit: 0.99,
          bound: 'atLeast',
          note: '50 % of the error budget is left',
        },
      ],
      evidence: 'https://git.example.com/bank/slo.yaml',
    });
    expect(read).toEqual(['https://git.example.com/bank/slo.yaml']);
  });

  it('should fail when the budget is spent, and be unknown where nothing is known', async () => {
    const spent = judge({ budgets: [budget({ actual: 0.98, left: -1 })] });
    expect(await spent.judged).toMatchObject({ state: 'fail' });
    const silent = judge({
      budgets: [
        budget(),
        budget({ actual: null, left: null, problem: 'No such series' }),
      ],
    });
    expect(await silent.judged).toMatchObject({
      state: 'unknown',
      reason: 'No such series',
    });
    expect(await judge({ budgets: [] }).judged).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('no objective of that name'),
    });
  });

  it.each([
    [{ isInstalled: false }, /No module evaluates objectives/],
    [{ text: 'x'.repeat(1_048_577) }, /is 1048577 bytes/],
  ])('should be unknown, with the cure: %#', async (options, reason) => {
    expect(await judge(options).judged).toMatchObject({
      state: 'unknown',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('all constraints of an outcome', () => {
  const declared = stored({
    constraints: { security: { critical: 0 }, cost: undefined },
  });

  it('should keep since when a state lasts', async () => {
    const before = {
      constraint: 'security',
      since: '2026-05-01T00:00:00.000Z',
    };
    const judgeAt = (state: string) =>
      Constraints.create({
        judges: [
          SecurityJudge.create({
            findings: {
              openOf: async () => [],
              scansOf: async () => [],
            },
          }),
        ],
        snapshots: {
          upTo: async () => ({ constraints: [{ ...before, state }] } as any),
        },
      }).judge(context({ stored: declared }));
    expect(await judgeAt('unknown')).toEqual([
      expect.objectContaining({ state: 'unknown', since: before.since }),
    ]);
    expect(await judgeAt('pass')).toEqual([
      expect.objectContaining({ since: new Date(asOf).toISOString() }),
    ]);
  });

  it('should be unknown where its judge fails', async () => {
    const constraints = Constraints.create({
      judges: [
        {
          constraint: 'security',
          judge: async () => {
            throw new Error('database is gone');
          },
        },
      ],
      snapshots: { upTo: async () => undefined },
    });
    expect(await constraints.judge(context({ stored: declared }))).toEqual([
      expect.objectContaining({
        state: 'unknown',
        reason: 'It could not be judged: database is gone',
      }),
    ]);
  });
});
