import fc from 'fast-check';
import {
  analytics,
  DAY,
  days,
  days23,
  days31,
  parallel,
} from '../measure/__testUtils__/analyticsJourney';
import {
  spansArbitrary,
  windowArbitrary,
} from '../measure/__testUtils__/spanArbitrary';
import { DeliveryVerdict } from '../statistics';
import { embedding, JudgedGate } from './embedding';
import { nextMoveOf } from './nextMoveOf';

const judged = (
  gate: string,
  owner: string,
  verdict: DeliveryVerdict,
): JudgedGate => ({
  gate,
  function: owner,
  decisions: 41,
  changed: 0,
  verdict,
});

const security = judged('security-review', 'security', 'embed');
const data = judged('data-access', 'data', 'keep');
const request = judged('environment-request', 'infrastructure', 'target');
const canonical = { spans: analytics, window: days31 };

describe('embedding', () => {
  it('should bring 31 days to 19 by embedding security review', () => {
    const [effect] = embedding({ ...canonical, gates: [security] });
    expect(effect).toEqual({
      ...security,
      takes: 12 * DAY,
      saves: 12 * DAY,
      before: 31 * DAY,
      after: 19 * DAY,
    });
  });

  it('should bring 31 days to 16 where nothing is sent back either', () => {
    const [effect] = embedding({
      ...canonical,
      gates: [security],
      keepReturns: false,
    });
    expect(effect).toMatchObject({
      takes: 15 * DAY,
      saves: 15 * DAY,
      after: 16 * DAY,
    });
  });

  it('should save nothing beside something longer', () => {
    const [one, other] = embedding({
      gates: [security, data],
      spans: parallel,
      window: days23,
    });
    expect([one.takes, one.saves]).toEqual([12 * DAY, 4 * DAY]);
    expect([other.takes, other.saves]).toEqual([8 * DAY, 0]);
  });

  it('should count the gate itself once, and open spans to the end', () => {
    const spans = [
      days('queue', 'security', 0, 4, 'security-review'),
      days('processing', 'security', 2, 6, 'security-review'),
      { ...days('queue', 'security', 8, 9, 'security-review'), end: undefined },
    ];
    const window = { start: 0, end: 10 * DAY };
    const [effect] = embedding({ gates: [security], spans, window });
    expect([effect.takes, effect.saves]).toEqual([8 * DAY, 8 * DAY]);
  });

  it('should save no more than it takes, and more without returns', () => {
    fc.assert(
      fc.property(
        spansArbitrary,
        windowArbitrary,
        fc.boolean(),
        (spans, window, keepReturns) => {
          const gated = spans.map((span, index) =>
            index % 2 ? { ...span, gate: 'security-review' } : span,
          );
          const of = { gates: [security], spans: gated, window };
          const [effect] = embedding({ ...of, keepReturns });
          const [all] = embedding({ ...of, keepReturns: false });
          expect(effect.saves).toBeLessThanOrEqual(effect.takes);
          expect(effect.before - effect.saves).toBe(effect.after);
          expect(all.saves).toBeGreaterThanOrEqual(effect.saves);
        },
      ),
    );
  });
});

describe('nextMoveOf', () => {
  const moveOf = (...gates: JudgedGate[]) =>
    nextMoveOf(embedding({ ...canonical, gates }));

  it('should be the greatest saving of what may be embedded', () => {
    expect(moveOf(data, request, security)).toMatchObject({
      kind: 'gate',
      gate: 'security-review',
      saves: 12 * DAY,
      after: 19 * DAY,
    });
    expect(moveOf(data, request)).toMatchObject({
      kind: 'gate',
      gate: 'environment-request',
      saves: 3 * DAY,
    });
  });

  it('should name the same gate whatever the order', () => {
    const twin = { ...security, gate: 'a-twin' };
    const effects = embedding({
      gates: [security, twin],
      spans: [...analytics, days('queue', 'security', 31, 43, 'a-twin')],
      window: { start: 0, end: 43 * DAY },
    });
    for (const order of [effects, [...effects].reverse()]) {
      expect(nextMoveOf(order)).toMatchObject({ gate: 'a-twin' });
    }
  });

  it('should name what takes more, of equal savings', () => {
    const effects = embedding({
      gates: [{ ...data, verdict: 'embed' }, security],
      spans: [
        days('queue', 'data', 0, 4, 'data-access'),
        days('queue', 'security', 4, 10, 'security-review'),
        days('work', 'pod', 8, 12),
      ],
      window: { start: 0, end: 12 * DAY },
    });
    expect(effects.map(({ saves }) => saves / DAY)).toEqual([4, 4]);
    expect(nextMoveOf(effects)).toMatchObject({ gate: 'security-review' });
  });

  const unsure = { ...security, verdict: 'notEnoughEvidence' as const };
  it.each([
    ['noGate', []],
    ['noGate', [judged('elsewhere', 'security', 'embed')]],
    ['allKept', [data]],
    ['allKept', [data, judged('elsewhere', 'pod', 'notEnoughEvidence')]],
    ['notEnoughEvidence', [data, unsure]],
  ])('should be none: %s', (reason, gates) => {
    expect(moveOf(...gates)).toEqual({ kind: 'none', reason });
  });

  it('should be none where nothing would be saved', () => {
    const effects = embedding({
      gates: [{ ...data, verdict: 'embed' }],
      spans: parallel,
      window: days23,
    });
    expect(nextMoveOf(effects)).toEqual({
      kind: 'none',
      reason: 'nothingSaved',
    });
  });
});
