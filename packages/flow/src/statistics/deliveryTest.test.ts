import { deliveryTest } from './deliveryTest';

describe('deliveryTest', () => {
  it('should embed a gate that catches less than the floor', () => {
    const result = deliveryTest({ decided: 100, caught: 0, waitingDays: 900 });
    expect(result.verdict).toBe('embed');
    expect(result.rate).toBe(0);
    expect(result.upper).toBeCloseTo(0.0295, 4);
    expect(result.missing).toBeUndefined();
    expect(result.reasons).toEqual([
      {
        code: 'catchesBelowFloor',
        message: 'caught 0 in 100 decisions: at most 3.0 %, the floor is 5.0 %',
      },
    ]);
  });

  it('should keep a gate that catches enough for its waiting', () => {
    const result = deliveryTest({ decided: 60, caught: 12, waitingDays: 360 });
    expect(result.verdict).toBe('keep');
    expect(result.waitingDaysPerCatch).toBe(30);
    expect(result.reasons[0].code).toBe('catchesAboveFloor');
  });

  it('should not keep a gate that waits too long per catch', () => {
    const result = deliveryTest({ decided: 60, caught: 12, waitingDays: 361 });
    expect(result.verdict).toBe('notEnoughEvidence');
    expect(result.reasons[0].code).toBe('waitsTooLongPerCatch');
    expect(result.missing).toBeUndefined();
  });

  it('should say how many decisions are missing', () => {
    const result = deliveryTest({ decided: 40, caught: 0, waitingDays: 100 });
    expect(result.verdict).toBe('notEnoughEvidence');
    expect(result.missing).toBe(19);
    const one = deliveryTest({ decided: 40, caught: 1, waitingDays: 100 });
    expect(one.missing).toBe(53);
  });

  it('should have no rate without decisions', () => {
    const result = deliveryTest({ decided: 0, caught: 0, waitingDays: 0 });
    expect(result).toMatchObject({
      verdict: 'notEnoughEvidence',
      upper: 1,
      lower: 0,
      missing: 59,
    });
    expect('rate' in result).toBe(false);
  });

  it('should target a risk class that passes a test alone', () => {
    const result = deliveryTest({
      decided: 100,
      caught: 6,
      waitingDays: 200,
      byRiskClass: {
        low: { decided: 80, caught: 0, waitingDays: 150 },
        high: { decided: 20, caught: 6, waitingDays: 50 },
        unknown: { decided: 0, caught: 0, waitingDays: 0 },
      },
    });
    expect(result.verdict).toBe('target');
    expect(
      result.reasons.map(({ riskClass, code }) => [riskClass, code]),
    ).toEqual([
      [undefined, 'tooFewDecisions'],
      ['low', 'catchesBelowFloor'],
      ['high', 'catchesAboveFloor'],
    ]);
  });

  it('should respect a configured floor and budget', () => {
    const evidence = { decided: 100, caught: 0, waitingDays: 900 };
    const strict = deliveryTest({ ...evidence, catchFloor: 0.02 });
    expect(strict.verdict).toBe('notEnoughEvidence');
    expect(strict.missing).toBe(49);
    const patient = deliveryTest({
      decided: 60,
      caught: 12,
      waitingDays: 720,
      waitingDaysPerCatch: 60,
    });
    expect(patient.verdict).toBe('keep');
  });
});
