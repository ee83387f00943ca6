import { flowConfigSchema, Gate } from '@delivery-stack/flow';
import { catchFloorOf, judge } from './gateJudgement';

const configOf = (more: object = {}) => flowConfigSchema.parse(more);
const gate = (protects?: Gate['protects']): Gate => ({
  id: 'security-review',
  kind: 'approval',
  match: [{ source: 'jira', status: ['Review'] }],
  ...(protects && { protects }),
});

describe('gateJudgement', () => {
  it.each([
    ['assumed 5 %', gate(), {}, { floor: 0.05, assumed: true }],
    [
      'configured',
      gate(),
      { catchFloor: 0.02 },
      { floor: 0.02, assumed: false },
    ],
    [
      'cost of delay ÷ loss',
      gate({ loss: 3000, currency: 'USD' }),
      { costOfDelayPerDecision: 60 },
      { floor: 0.02, assumed: false },
    ],
    [
      'assumed where only the loss is known',
      gate({ loss: 3000, currency: 'USD' }),
      {},
      { floor: 0.05, assumed: true },
    ],
    [
      'never all',
      gate({ loss: 10, currency: 'USD' }),
      { costOfDelayPerDecision: 60 },
      { floor: 0.99, assumed: false },
    ],
  ])('should take a floor: %s', (_, of, config, expected) => {
    expect(catchFloorOf(of, configOf(config))).toEqual(expected);
  });

  it('should judge with the numbers behind it', () => {
    const verdict = (decided: number, caught: number) =>
      judge(gate(), configOf(), { decided, caught, waitingDays: 100 });
    expect(verdict(59, 0)).toMatchObject({
      verdict: 'embed',
      rate: 0,
      waitingDaysPerCatch: null,
    });
    expect(verdict(30, 0)).toMatchObject({
      verdict: 'notEnoughEvidence',
      missing: 29,
    });
    expect(verdict(30, 10)).toMatchObject({
      verdict: 'keep',
      waitingDaysPerCatch: 10,
    });
    expect(verdict(0, 0)).toMatchObject({
      rate: null,
      upper: null,
      lower: null,
    });
  });
});
