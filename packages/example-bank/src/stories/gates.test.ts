import {
  deliveryTest,
  GateEvidence,
  Journey,
  Passage,
} from '@delivery-stack/flow';
import { NOW, tellBank } from '../__testUtils__/bankJourneys';
import { DAY, MINUTE } from '../time/instants';

const nothing = (): GateEvidence => ({ caught: 0, decided: 0, waitingDays: 0 });

function addRounds(evidence: GateEvidence, { rounds }: Passage): void {
  for (const { asked, decided, returned, resumed } of rounds) {
    if (decided !== undefined) {
      evidence.decided += 1;
      evidence.waitingDays += (decided - asked) / DAY;
      // In the bank whatever was sent back and came again was changed.
      evidence.caught +=
        returned !== undefined && resumed !== undefined ? 1 : 0;
    }
  }
}

/** What a gate decided, as a whole and by risk class. */
function verdictOn(gate: string, journeys: readonly Journey[]) {
  const whole = nothing();
  const byRiskClass: Record<string, GateEvidence> = {};
  for (const { passages } of journeys) {
    for (const passage of passages.filter(each => each.gate === gate)) {
      addRounds(whole, passage);
      if (passage.riskClass) {
        byRiskClass[passage.riskClass] ??= nothing();
        addRounds(byRiskClass[passage.riskClass], passage);
      }
    }
  }
  return { ...deliveryTest({ ...whole, byRiskClass }), decided: whole.decided };
}

describe('the gates of the bank', () => {
  const { journeys } = tellBank();

  it.each([
    ['code-review', 'keep'],
    ['security-review', 'target'],
    ['change-advisory-board', 'embed'],
    ['production-approval', 'embed'],
    ['architecture-review', 'notEnoughEvidence'],
    ['data-access', 'notEnoughEvidence'],
    ['records-retention', 'notEnoughEvidence'],
  ])('%s: %s', (gate, verdict) => {
    expect(verdictOn(gate, journeys).verdict).toBe(verdict);
  });

  it('has over a hundred decisions of the board', () => {
    expect(
      verdictOn('change-advisory-board', journeys).decided,
    ).toBeGreaterThan(100);
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
