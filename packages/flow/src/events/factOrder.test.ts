import fc from 'fast-check';
import { AnyFact } from './fact';
import { anyFact } from './__testUtils__/anyFact';
import { canonicalBody, compareFacts, dedupeFacts } from './factOrder';

const closed = (id: string, time: number, resolution?: string): AnyFact => ({
  type: 'ticket.closed',
  id,
  source: 's',
  time,
  data: { key: 'PAY-1', ...(resolution ? { resolution } : {}) },
});

describe('compareFacts', () => {
  it('orders by time, then source, then id', () => {
    const facts = [
      closed('b', 1),
      { ...closed('a', 1), source: 't' },
      closed('a', 1),
      closed('z', 0),
    ];
    expect(
      [...facts]
        .sort(compareFacts)
        .map(fact => `${fact.time}${fact.source}${fact.id}`),
    ).toEqual(['0sz', '1sa', '1sb', '1ta']);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(anyFact, anyFact, (one, other) => {
        expect(Math.sign(compareFacts(one, other))).toBe(
          -Math.sign(compareFacts(other, one)) + 0,
        );
        expect(compareFacts(one, one)).toBe(0);
      }),
    );
  });
});

describe('dedupeFacts', () => {
  it('keeps the greatest body and counts the conflict', () => {
    const [lesser, greater] = [closed('1', 5, 'Done'), closed('1', 5, 'Fixed')];
    expect(canonicalBody(lesser) < canonicalBody(greater)).toBe(true);
    expect(dedupeFacts([greater, lesser, lesser])).toEqual({
      facts: [greater],
      duplicates: 2,
      conflicting: 1,
    });
    expect(dedupeFacts([lesser, greater, greater])).toEqual({
      facts: [greater],
      duplicates: 2,
      conflicting: 1,
    });
  });

  it('does not mistake the same id of two sources', () => {
    expect(
      dedupeFacts([closed('1', 5), { ...closed('1', 5), source: 't' }]).facts,
    ).toHaveLength(2);
  });

  it('is a function of the set', () => {
    const shuffled = fc.array(anyFact, { maxLength: 8 }).chain(facts =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts, ...facts], {
          minLength: facts.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([facts, again]) => {
        expect(dedupeFacts(again).facts).toEqual(dedupeFacts(facts).facts);
      }),
    );
  });
});
