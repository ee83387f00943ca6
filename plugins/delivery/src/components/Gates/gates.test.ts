import {
  buildBareGate,
  buildGate,
  buildGateDetail,
  buildTest,
} from '../../__testUtils__';
import { deliveryChecks } from './checks';
import { byGateDays, describeCost, rubberStampShare } from './figures';
import { gatesToCsv } from './gatesCsv';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('figures', () => {
  it.each([
    ['days per catch', buildGate(), '86 d per catch'],
    [
      'less than a day in its own unit',
      buildGate({ deliveryTest: buildTest({ waitingDaysPerCatch: 0.035 }) }),
      '50 min per catch',
    ],
    [
      'no catch, never infinity',
      buildGate({ deliveryTest: buildTest({ waitingDaysPerCatch: null }) }),
      'no catch',
    ],
    ['what is not recorded', buildBareGate(), 'catches not recorded'],
  ])('should cost %s', (_, gate, text) => {
    expect(plain(describeCost(gate))).toBe(text);
  });

  it('should not know the rubber stamps of a gate that does not record them', () => {
    expect(rubberStampShare(buildBareGate())).toBeUndefined();
    expect(rubberStampShare(buildGate())).toBeCloseTo(67 / 164);
  });

  it('should put the costliest gate first', () => {
    const [first] = byGateDays([buildBareGate(), buildGate()]);
    expect(first.id).toBe('security-review');
  });
});

describe('deliveryChecks', () => {
  it('should answer the questions in order', () => {
    const checks = deliveryChecks(buildTest(), buildGateDetail().byRiskClass);
    expect(checks.map(({ title, passed }) => [title, passed])).toEqual([
      ['Enough decisions', true],
      ['Catches something', true],
      ['Worth the wait overall', false],
      ['Clear in one risk class', true],
    ]);
  });

  it('should say how many decisions are missing', () => {
    const [first] = deliveryChecks(buildTest({ decided: 28, missing: 31 }), []);
    expect(first).toMatchObject({ passed: false });
    expect(first.detail).toBe('28 decided, 31 more are needed');
  });
});

describe('gatesToCsv', () => {
  it('should leave weak percentiles empty and disarm formulas', () => {
    const csv = gatesToCsv(
      [buildBareGate(), buildGate({ title: '=HYPERLINK("http://x")' })],
      'elapsed',
    );
    const [head, bare, armed] = csv.split('\r\n');
    const at = head.split(',').indexOf('queue_p95_seconds');
    expect(bare.split(',')[at]).toBe('');
    expect(armed).toContain(`"'=HYPERLINK(""http://x"")"`);
  });
});
