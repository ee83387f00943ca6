import { isCaught, isRubberStamp } from './ledger';
import { Round } from './passage';

const MINUTE = 60_000;

describe('isCaught', () => {
  it.each<[string, Round[], boolean]>([
    [
      'approved at once',
      [{ asked: 0, decided: 1, decision: 'approved' }],
      false,
    ],
    [
      'sent back and changed',
      [
        { asked: 0, decided: 1, returned: 1, resumed: 2, changed: true },
        { asked: 2 },
      ],
      true,
    ],
    [
      'sent back, came back as it was',
      [{ asked: 0, decided: 1, returned: 1, resumed: 2, changed: false }],
      false,
    ],
    [
      'sent back, and nothing recorded',
      [{ asked: 0, decided: 1, returned: 1 }],
      false,
    ],
    [
      'changed without being sent back',
      [{ asked: 0, decided: 1, changed: true }],
      false,
    ],
  ])('%s', (_name, rounds, caught) => {
    expect(isCaught({ rounds })).toBe(caught);
  });
});

describe('isRubberStamp', () => {
  const approved: Round = {
    asked: 0,
    decided: 5 * MINUTE,
    decision: 'approved',
    commented: false,
  };
  it.each<[string, Partial<Round>, boolean | undefined]>([
    ['approved at the limit without a word', {}, true],
    ['a moment later', { decided: 5 * MINUTE + 1 }, false],
    ['with a comment', { commented: true }, false],
    ['with a change', { changed: true }, false],
    ['rejected', { decision: 'rejected' }, false],
    ['still open', { decided: undefined, decision: undefined }, false],
    ['comments not recorded', { commented: undefined }, undefined],
  ])('%s', (_name, more, stamp) => {
    expect(isRubberStamp({ ...approved, ...more }, 5 * MINUTE)).toBe(stamp);
  });
});
