import { OutcomeSummary } from './report';
import {
  CampaignRequirement,
  campaignRequirements,
  campaignRequirementTitles,
  meetsRequirement,
} from './requirement';

/** Meets every requirement. */
const good: OutcomeSummary = {
  asOf: '2027-03-01T00:00:00.000Z',
  outcome: 'outcome:default/claims',
  title: 'Claims',
  statement: 'Claims are settled sooner.',
  owner: 'group:default/claims',
  risks: [],
  costOfWaiting: null,
  nextMove: { kind: 'none', reason: 'Nothing takes anything.' },
  measure: {
    name: 'settled in a week',
    unit: '%',
    direction: 'up',
    baseline: 20,
    target: 60,
    due: '2027-09-30',
    progress: { share: 0.25, moved: 10, reached: false },
    forecast: { state: 'onTime', n: 8, needs: 8 },
    state: 'current',
    latest: 30,
  },
  timeToValue: {
    measured: 'need → adopted',
    target: 100,
    distribution: { n: 1 } as OutcomeSummary['timeToValue']['distribution'],
    latest: 100,
    previous: null,
  },
  increments: { open: 0, deployed: 0, adopted: 1 },
  constraints: (['cost', 'reliability', 'security', 'compliance'] as const).map(
    constraint => ({ constraint, state: 'pass' }),
  ),
};

const measure = (changes: Partial<OutcomeSummary['measure']>) => ({
  ...good,
  measure: { ...good.measure, ...changes },
});
const timed = (changes: Partial<OutcomeSummary['timeToValue']>) => ({
  ...good,
  timeToValue: { ...good.timeToValue, ...changes },
});
const forecast = (state: OutcomeSummary['measure']['forecast']['state']) =>
  measure({ forecast: { state, n: 8, needs: 8 } });
const security = (state: 'fail' | 'unknown') => ({
  ...good,
  constraints: [{ constraint: 'security' as const, state }],
});

describe('meetsRequirement', () => {
  it.each(campaignRequirements)('should find that %s is met', requirement => {
    expect(meetsRequirement(good, requirement)).toEqual({ meets: true });
    expect(campaignRequirementTitles[requirement]).toBeTruthy();
  });

  it('should count what is reached as on time', () => {
    const reached = forecast('reached');
    expect(meetsRequirement(reached, 'onTime').meets).toBe(true);
  });

  const missing: Array<[CampaignRequirement, OutcomeSummary, string]> = [
    ['measured', measure({ state: 'stale' }), 'holds no longer'],
    ['measured', measure({ state: 'unmetered' }), 'No meter is declared.'],
    ['adoptionDeclared', timed({ measured: 'need → deployed' }), 'adopted'],
    ['timeToValueTargetDeclared', timed({ target: undefined }), 'No target'],
    ['timeToValueWithinTarget', timed({ target: undefined }), 'No target'],
    ['timeToValueWithinTarget', timed({ latest: null }), 'No increment'],
    ['timeToValueWithinTarget', timed({ latest: 101 }), 'took longer'],
    ['costPasses', security('fail'), 'No cost constraint is declared.'],
    ['reliabilityPasses', security('fail'), 'No reliability constraint'],
    ['compliancePasses', security('fail'), 'No compliance constraint'],
    ['securityPasses', security('fail'), 'security constraint fails'],
    ['securityPasses', security('unknown'), 'is not known'],
    ['onTime', forecast('late'), 'after its due day'],
    ['onTime', forecast('notMoving'), 'does not move'],
    ['onTime', forecast('tooFew'), 'too few readings'],
  ];

  it.each(missing)('should say why %s is not met', (name, summary, reason) => {
    expect(meetsRequirement(summary, name)).toEqual({
      meets: false,
      reason: expect.stringContaining(reason),
    });
  });
});
