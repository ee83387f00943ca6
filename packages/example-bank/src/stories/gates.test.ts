import {
  deliveryTest,
  GateEvidence,
  Journey,
  Passage,
} from '@delivery-stack/flow';
import { NOW, tellBank } from '../__testUtils__/bankJourneys';
import { DAY, MINUTE } from '../time/instants';

const nothing = (): GateEvidence => ({ caught: 0, decided: 0, waitingDays: 0 });

/** What a journey adds: initiatives are counted, not their passages. */
function evidenceOf(passages: readonly Passage[], since: number): GateEvidence {
  const rounds = passages
    .flatMap(passage => passage.rounds)
    .filter(({ decided }) => decided !== undefined && decided >= since);
  const waits = rounds.map(({ asked, decided }) => (decided! - asked) / DAY);
  // In the bank whatever was sent back and came again was changed.
  const caught = rounds.some(({ resumed }) => resumed !== undefined);
  return {
    decided: rounds.length > 0 ? 1 : 0,
    caught: caught ? 1 : 0,
    waitingDays: waits.reduce((sum, wait) => sum + wait, 0),
  };
}

function add(total: GateEvidence, one: GateEvidence): void {
  total.decided += one.decided;
  total.caught += one.caught;
  total.waitingDays += one.waitingDays;
}

/** The verdict on what a gate decided since an instant. */
function verdictOn(gate: string, journeys: readonly Journey[], since = 0) {
  const whole = nothing();
  const byRiskClass: Record<string, GateEvidence> = {};
  for (const journey of journeys) {
    const passages = journey.passages.filter(each => each.gate === gate);
    const evidence = evidenceOf(passages, since);
    add(whole, evidence);
    const riskClass = passages.find(each => each.riskClass)?.riskClass;
    if (riskClass) {
      byRiskClass[riskClass] ??= nothing();
      add(byRiskClass[riskClass], evidence);
    }
  }
  return { ...deliveryTest({ ...whole, byRiskClass }), decided: whole.decided };
}

/** From when a window of some days begins that ends some days after the record. */
const since = (window: number, later: number) =>
  NOW - DAY + (later - window) * DAY;

describe('the gates of the bank', () => {
  const { journeys } = tellBank();

  describe.each([
    ['the year', since(365, 0)],
    ['the last 90 days', since(90, 0)],
    ['the last 90 days, most of a week later', since(90, 6.5)],
  ])('%s', (_, from) => {
    it.each([
      ['code-review', 'keep'],
      ['security-review', 'target'],
      ['change-advisory-board', 'embed'],
      ['production-approval', 'embed'],
      ['architecture-review', 'notEnoughEvidence'],
      ['data-access', 'notEnoughEvidence'],
      ['environment-request', 'notEnoughEvidence'],
      ['records-retention', 'notEnoughEvidence'],
    ])('%s: %s', (gate, verdict) => {
      expect(verdictOn(gate, journeys, from).verdict).toBe(verdict);
    });
  });

  it('has over a hundred decisions of the board, and one catch', () => {
    const { decided, rate } = verdictOn('change-advisory-board', journeys);
    expect(decided).toBeGreaterThan(100);
    expect(rate! * decided).toBeCloseTo(1);
  });

  it('finds the risky ones worth a security review, and the others not', () => {
    const { reasons } = verdictOn('security-review', journeys);
    expect(reasons.map(({ riskClass, code }) => [riskClass, code])).toEqual(
      expect.arrayContaining([
        ['High', 'catchesAboveFloor'],
        ['Low', 'catchesBelowFloor'],
      ]),
    );
  });

  it('stamps most production approvals', () => {
    const rounds = journeys
      .flatMap(({ passages }) => passages)
      .filter(({ gate }) => gate === 'production-approval')
      .flatMap(passage => passage.rounds);
    const stamped = rounds.filter(
      ({ asked, decided, commented }) =>
        !commented && decided !== undefined && decided - asked <= 5 * MINUTE,
    );
    expect(stamped.length).toBeGreaterThan(rounds.length / 2);
  });

  it('has items that wait longer than 95 % of those before them', () => {
    const rounds = journeys
      .flatMap(({ passages }) => passages)
      .filter(({ gate }) => gate === 'security-review')
      .flatMap(passage => passage.rounds);
    const waits = rounds
      .flatMap(({ asked, decided }) =>
        decided === undefined ? [] : [decided - asked],
      )
      .sort((one, other) => one - other);
    const p95 = waits[Math.floor(waits.length * 0.95)];
    const open = rounds.filter(({ decided }) => decided === undefined);
    expect(open.some(({ asked }) => NOW - asked > p95)).toBe(true);
  });
});

describe('the year', () => {
  const { journeys } = tellBank();
  const days = journeys
    .flatMap(({ from, to }) => (to === undefined ? [] : [(to - from) / DAY]))
    .sort((one, other) => one - other);

  it('has several hundred journeys, most closed', () => {
    expect(journeys.length).toBeGreaterThan(400);
    expect(journeys.length).toBeLessThan(700);
    expect(days.length / journeys.length).toBeGreaterThan(0.85);
  });

  it('lasts weeks in the middle and months at the end', () => {
    expect(days[Math.floor(days.length / 2)]).toBeGreaterThan(10);
    expect(days[days.length - 1]).toBeLessThan(130);
  });
});
