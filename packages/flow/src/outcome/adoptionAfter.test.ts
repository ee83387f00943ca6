import fc from 'fast-check';
import {
  DAY,
  day,
  daily,
  readingsArbitrary,
  readingsAt,
  shuffledArbitrary,
} from './__testUtils__/readings';
import { Adoption, AdoptionRule, adoptionAfter } from './adoptionAfter';
import { Reading } from './reading';

const rule: AdoptionRule = {
  threshold: 40,
  direction: 'up',
  stays: 14 * DAY,
  holds: 2 * DAY,
  from: day(0),
  asOf: day(60),
};

/** The definition itself, at every whole instant of a small world. */
function naive(readings: Reading[], small: AdoptionRule): Adoption {
  const { threshold, direction, stays, holds, from, asOf } = small;
  const isAcross = (instant: number) => {
    const known = readings
      .filter(({ at }) => at <= instant && at <= asOf)
      .sort((left, right) => right.at - left.at)[0];
    return (
      known !== undefined &&
      instant <= known.at + holds &&
      (direction === 'up' ? known.value >= threshold : known.value <= threshold)
    );
  };
  const isAcrossDuring = (start: number, end: number) => {
    for (let instant = start; instant <= end; instant += 0.5) {
      if (!isAcross(instant)) {
        return false;
      }
    }
    return true;
  };
  for (let at = from; at + stays <= asOf; at += 1) {
    if (isAcrossDuring(at, at + stays)) {
      return { state: 'adopted', at, confirmedAt: at + stays };
    }
  }
  for (let since = from; since <= asOf; since += 1) {
    if (isAcrossDuring(since, asOf)) {
      return { state: 'crossed', since };
    }
  }
  return { state: 'pending' };
}

const rules: fc.Arbitrary<AdoptionRule> = fc.record({
  threshold: fc.integer({ min: 0, max: 4 }),
  direction: fc.constantFrom('up' as const, 'down' as const),
  stays: fc.nat(15),
  holds: fc.nat(9),
  from: fc.nat(20),
  asOf: fc.nat(44),
});
const runs = { numRuns: 1000 };

/** When it was adopted; never is later than anything. */
const adoptedAt = (readings: Reading[], small: AdoptionRule) => {
  const adoption = adoptionAfter(readings, small);
  return adoption.state === 'adopted' ? adoption.at : Infinity;
};

describe('adoptionAfter', () => {
  it('should adopt at the crossing that was stayed across', () => {
    // Across on day 10, back on day 15, across again from day 20 on.
    const readings = daily(60, index =>
      (index >= 10 && index < 15) || index >= 20 ? 41 : 30,
    );
    expect(adoptionAfter(readings, rule)).toEqual({
      state: 'adopted',
      at: day(20),
      confirmedAt: day(34),
    });
    expect(adoptionAfter(readings, { ...rule, asOf: day(33) })).toEqual({
      state: 'crossed',
      since: day(20),
    });
    expect(adoptionAfter(readings, { ...rule, asOf: day(19) })).toEqual({
      state: 'pending',
    });
  });

  it('should begin at from where it was across before', () => {
    const readings = daily(60, () => 40);
    expect(adoptionAfter(readings, { ...rule, from: day(7.5) })).toEqual({
      state: 'adopted',
      at: day(7.5),
      confirmedAt: day(21.5),
    });
    expect(adoptionAfter(readings, { ...rule, from: day(61) })).toEqual({
      state: 'pending',
    });
  });

  it('should not adopt across a gap', () => {
    const readings = daily(60, () => 50).filter(
      ({ at }) => at <= day(5) || at >= day(9),
    );
    expect(adoptionAfter(readings, rule)).toMatchObject({ at: day(9) });
    expect(adoptionAfter(readings, { ...rule, holds: 4 * DAY })).toMatchObject({
      at: day(0),
    });
  });

  it('should be broken by a reading at its very end', () => {
    const readings = [...daily(14, () => 40), { at: day(14), value: 39 }];
    const asOf = day(14);
    expect(adoptionAfter(readings, { ...rule, asOf })).toEqual({
      state: 'pending',
    });
    expect(adoptionAfter(readings.slice(0, -1), { ...rule, asOf })).toEqual({
      state: 'adopted',
      at: day(0),
      confirmedAt: day(14),
    });
  });

  it('should take less as better where down is', () => {
    const readings = readingsAt([0, 9], [1, 3]);
    const down = { ...rule, direction: 'down' as const, threshold: 3 };
    expect(adoptionAfter(readings, { ...down, asOf: day(2) })).toEqual({
      state: 'crossed',
      since: day(1),
    });
  });

  it('should know nothing of the future', () => {
    const readings = daily(60, index => (index >= 20 ? 41 : 30));
    expect(adoptionAfter(readings, { ...rule, asOf: day(10) })).toEqual({
      state: 'pending',
    });
  });
});

describe('adoption laws', () => {
  it('should equal the definition, instant by instant', () => {
    fc.assert(
      fc.property(readingsArbitrary, rules, (readings, small) => {
        expect(adoptionAfter(readings, small)).toEqual(naive(readings, small));
      }),
      runs,
    );
  });

  it('should not depend on order or repetition', () => {
    fc.assert(
      fc.property(
        readingsArbitrary.chain(readings =>
          fc.tuple(fc.constant(readings), shuffledArbitrary(readings)),
        ),
        rules,
        ([readings, shuffled], small) => {
          expect(adoptionAfter(shuffled, small)).toEqual(
            adoptionAfter(readings, small),
          );
        },
      ),
      runs,
    );
  });

  it('should never adopt earlier with a longer stay, a stricter threshold or a shorter hold', () => {
    fc.assert(
      fc.property(
        readingsArbitrary,
        rules,
        fc.nat(6),
        (readings, small, more) => {
          const { stays, threshold, direction, holds } = small;
          const stricter = direction === 'up' ? more : -more;
          const at = adoptedAt(readings, small);
          for (const harder of [
            { stays: stays + more },
            { threshold: threshold + stricter },
            { holds: Math.max(holds - more, 0) },
          ]) {
            expect(
              adoptedAt(readings, { ...small, ...harder }),
            ).toBeGreaterThanOrEqual(at);
          }
        },
      ),
      runs,
    );
  });

  it('should never adopt earlier without a reading that is across', () => {
    fc.assert(
      fc.property(
        readingsArbitrary,
        rules,
        fc.nat(11),
        (readings, small, left) => {
          const across = readings.filter(({ value }) =>
            small.direction === 'up'
              ? value >= small.threshold
              : value <= small.threshold,
          );
          const fewer = readings.filter(each => each !== across[left]);
          expect(adoptedAt(fewer, small)).toBeGreaterThanOrEqual(
            adoptedAt(readings, small),
          );
        },
      ),
      runs,
    );
  });

  it('should keep what was adopted, whatever is read later', () => {
    fc.assert(
      fc.property(
        readingsArbitrary,
        rules,
        fc.nat(20),
        (readings, small, later) => {
          const then = adoptionAfter(readings, small);
          fc.pre(then.state === 'adopted');
          expect(
            adoptionAfter(readings, { ...small, asOf: small.asOf + later }),
          ).toEqual(then);
        },
      ),
    );
  });
});
